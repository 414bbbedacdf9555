import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { IdentityQuestion } from '../shared/protocol/identity-questions.ts';
import { answerIdentityQuestion } from './contacts/answer-identity-question.ts';
import { loadIdentityQuestions } from './contacts/load-identity-questions.ts';
import { mergeThreads } from './conversations/merge-threads.ts';
import type { Database } from './database/database.ts';
import type { DeviceCaller } from './edge/caller.ts';
import { appendToLog } from './event-log/append-to-log.ts';
import { takeTurn } from './messages/take-turn.ts';

/** The decision whether two contacts are one person, as devices ask for it and make it. */
export type IdentityFunctions = {
  readonly list: (device: DeviceCaller, state: 'open' | 'answered') => Promise<readonly IdentityQuestion[]>;
  readonly answer: (device: DeviceCaller, questionId: string, answer: 'same' | 'different') => Promise<Result<IdentityQuestion, 'not-found' | 'conflict' | 'forbidden'>>;
};

/** Connects contacts, threads and the event log for it. */
export function composeIdentity({ database, now }: { readonly database: Database; readonly now: () => number }): IdentityFunctions {
  const find = async (device: DeviceCaller, id: string): Promise<IdentityQuestion | null> =>
    (await loadIdentityQuestions(database, { companyId: device.companyId, teamIds: device.person.teamIds, which: { id } }))[0] ?? null;
  return {
    // Who administers sees no client, here neither.
    list: async (device, state) =>
      device.person.role === 'admin' ? [] : loadIdentityQuestions(database, { companyId: device.companyId, teamIds: device.person.teamIds, which: { state } }),
    answer: async (device, questionId, answer) => {
      if (device.person.role === 'admin') return fail('forbidden');
      if ((await find(device, questionId)) === null) return fail('not-found');
      const answered = await database.transaction(async (transaction): Promise<Result<null, 'not-found' | 'conflict'>> => {
        await takeTurn(transaction, 'alone');
        const at = now();
        const decided = await answerIdentityQuestion(transaction, { companyId: device.companyId, questionId, answer, personId: device.person.id, now: at });
        if (!decided.ok) return decided;
        const { merge } = decided.value;
        if (merge === null) return succeed(null);
        const { moved, entries } = await mergeThreads(transaction, merge);
        await transaction.query('UPDATE identity_question SET moved_messages = $2 WHERE id = $1', [questionId, moved]);
        if (entries.length > 0) await appendToLog(transaction, device.companyId, entries, at);
        return succeed(null);
      });
      if (!answered.ok) return answered;
      const question = await find(device, questionId);
      return question === null ? fail('not-found') : succeed(question);
    },
  };
}
