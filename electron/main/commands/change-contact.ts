import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { contactProblem, contactProblemOrConflict } from '../relay-link/contact-problem.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** What comes of these is not put into the cache here: the event log brings it in its order, to this computer as to all others. */
export function setLanguage(desk: DeskInUse): Handler<'contacts.setLanguage'> {
  return async ({ contactId, language }) => {
    const answer = await desk().link.changeContact(contactId, 'language', { language });
    return answer.ok ? succeed(null) : fail({ kind: contactProblem(answer.error) });
  };
}

export function writeContactNote(desk: DeskInUse): Handler<'contacts.writeNote'> {
  return async ({ contactId, ...request }) => {
    const answer = await desk().link.changeContact(contactId, 'note', request);
    return answer.ok ? succeed(null) : fail({ kind: contactProblemOrConflict(answer.error) });
  };
}

export function recordConsent(desk: DeskInUse): Handler<'contacts.recordConsent'> {
  return async ({ contactId, ...request }) => {
    const answer = await desk().link.changeContact(contactId, 'consents', request);
    return answer.ok ? succeed(null) : fail({ kind: contactProblem(answer.error) });
  };
}
