import { about } from './de/about.ts';
import { basics } from './de/basics.ts';
import { conversation } from './de/conversation.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import { inbox } from './de/inbox.ts';
import { places } from './de/places.ts';
import { search } from './de/search.ts';
import { sending } from './de/sending.ts';
import { teamLines } from './de/team-lines.ts';
import { thread } from './de/thread.ts';
import { writing } from './de/writing.ts';
import type { en } from './en.ts';

/** Every text in German: written for German readers, formal, not word by word. */
export const de: Readonly<Record<keyof typeof en, string>> = { ...about, ...basics, ...conversation, ...desktop, ...failures, ...inbox, ...places, ...search, ...sending, ...teamLines, ...thread, ...writing };
