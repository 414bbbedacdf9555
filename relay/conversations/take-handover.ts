import { decideTake } from '../../shared/domain/conversations/decide-take.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { storeWork } from './change-work.ts';
import { lockVisibleConversation } from './lock-conversation.ts';

/**
 * Notes on a hand-over card who takes it; a card to the team makes them the assignee. Said again by the same person it changes nothing.
 *
 * Refusals: `not-found` no such card in sight · `conflict` somebody else has taken it · `forbidden` it was handed to another person.
 */
export async function takeHandover(database: Database, { person, id, now }: { readonly person: Person; readonly id: string; readonly now: Instant }): Promise<Result<null, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    const [place] = await transaction.query<{ conversation_id: string }>('SELECT conversation_id FROM message WHERE id = $1', [id]);
    const conversation = place === undefined ? null : await lockVisibleConversation(transaction, person, place.conversation_id);
    if (conversation === null) return fail('not-found');
    const [row] = await transaction.query<{ content: MessageContent }>('SELECT content FROM message WHERE id = $1 FOR NO KEY UPDATE', [id]);
    if (row?.content.kind !== 'handover') return fail('not-found');
    const decision = decideTake(row.content, person);
    if (decision.kind === 'unchanged') return succeed(null);
    if (decision.kind === 'refuse') return fail(decision.reason === 'taken' ? 'conflict' : 'forbidden');
    await transaction.query('UPDATE message SET content = $2 WHERE id = $1', [id, JSON.stringify({ ...row.content, accepted: { by: person.id, at: now } })]);
    if (decision.assigns) await storeWork(transaction, conversation, { assigneeId: person.id });
    const { teamId } = conversation;
    await appendToLog(transaction, conversation.companyId, [{ entity: 'conversation', id: conversation.id, teamId }, { entity: 'message', id, teamId }], now);
    return succeed(null);
  });
}
