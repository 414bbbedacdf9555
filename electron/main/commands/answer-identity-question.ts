import { fail } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { contactProblem, contactProblemOrConflict } from '../relay-link/contact-problem.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listIdentityQuestions(desk: DeskInUse): Handler<'identity.list'> {
  return async () => {
    const answer = await desk().link.identityQuestions();
    return answer.ok ? answer : fail({ kind: contactProblem(answer.error) });
  };
}

export function answerIdentityQuestion(desk: DeskInUse): Handler<'identity.answer'> {
  return async ({ id, answer: decision }) => {
    const answer = await desk().link.answerIdentityQuestion(id, decision);
    return answer.ok ? answer : fail({ kind: contactProblemOrConflict(answer.error) });
  };
}
