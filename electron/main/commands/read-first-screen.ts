import { rememberedFilter } from '../../../shared/domain/conversations/remembered-filter.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { countConversations } from './count-conversations.ts';
import type { DeskInUse } from './desk-in-use.ts';
import { listConversations } from './list-conversations.ts';

/** Waits for the device to be open, or for the certainty that there is none. The cache is asked before the session is put together: both take a few milliseconds, at the same time. */
export function readFirstScreen(application: Application, desk: DeskInUse): Handler<'window.firstScreen'> {
  const list = listConversations(desk);
  const count = countConversations(desk);
  const readInbox = async (limit: number) => {
    const { person, settings } = desk();
    const filter = rememberedFilter(settings().inboxFilter, person().teamIds);
    const [page, counts] = await Promise.all([list({ limit, before: null, filter }), count({ teamId: filter.teamId })]);
    return { filter, ...valueOf(page), counts: valueOf(counts) };
  };
  return async ({ limit }) => {
    await application.settled;
    const open = application.desk();
    const asked = open === null || open.person().role === 'admin' ? null : readInbox(limit);
    const session = application.session();
    const inbox = await asked;
    return succeed({ session, inbox: session.duty.state === 'quiet' ? null : inbox });
  };
}
