import { fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { contactProblem } from '../relay-link/contact-problem.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** The number goes through to the page that asked and stays nowhere: not in the cache, not in a log. */
export function revealNumber(desk: DeskInUse): Handler<'contacts.reveal'> {
  return async ({ contactId, ...request }) => {
    const answer = await desk().link.revealNumber(contactId, request);
    return answer.ok ? answer : fail({ kind: contactProblem(answer.error) });
  };
}

export function readContactRecord(desk: DeskInUse): Handler<'contacts.record'> {
  return async ({ contactId }) => {
    const answer = await desk().link.contactRecord(contactId);
    return answer.ok ? answer : fail({ kind: contactProblem(answer.error) });
  };
}

export function blockContact(desk: DeskInUse): Handler<'contacts.block'> {
  return async ({ contactId, act }) => {
    const answer = await desk().link.blockContact(contactId, act);
    return answer.ok ? answer : fail({ kind: contactProblem(answer.error) });
  };
}
