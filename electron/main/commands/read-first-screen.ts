import { rememberedFilter } from '../../../shared/domain/conversations/remembered-filter.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { countConversations } from './count-conversations.ts';
import type { DeskInUse } from './desk-in-use.ts';
import { listConversations } from './list-conversations.ts';

/** Waits until it is clear which screen comes first. */
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
    // The first description reckons the calendar, which takes a few milliseconds: those in which the cache reads.
    application.session();
    const inbox = await asked;
    // What is answered is as new as the answer: the page may have heard of something meanwhile.
    const session = application.session();
    return succeed({ session, inbox: session.duty.state === 'quiet' ? null : inbox });
  };
}
