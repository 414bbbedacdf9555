import { about } from './en/about.ts';
import { basics } from './en/basics.ts';
import { conversation } from './en/conversation.ts';
import { desktop } from './en/desktop.ts';
import { failures } from './en/failures.ts';
import { inbox } from './en/inbox.ts';
import { places } from './en/places.ts';
import { search } from './en/search.ts';
import { sending } from './en/sending.ts';
import { teamLines } from './en/team-lines.ts';
import { thread } from './en/thread.ts';
import { writing } from './en/writing.ts';

/** Every text in English. A key with `_zero`, `_one` and `_other` is chosen by `count`; `{{…}}` is filled in. */
export const en = { ...about, ...basics, ...conversation, ...desktop, ...failures, ...inbox, ...places, ...search, ...sending, ...teamLines, ...thread, ...writing } as const;
