import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { Transaction } from '../database/database.ts';

/** Meta fails a reaction to anything older (131009). Source: Meta, 'Reaction messages'. */
const longestReach = 30 * day;

/** The message that an outgoing one speaks of. `quoted` is what its wamid is taken from when it goes out. */
export type Target = { readonly quoted: string | null; readonly reactsTo: string | null };

/** Finds what a message quotes, or a reaction reacts to; it must be of the same conversation and be one that Meta knows, or will know by then: never a note. */
export async function findTarget(
  transaction: Transaction,
  { request, conversationId, now }: { readonly request: SendMessageRequest; readonly conversationId: string; readonly now: Instant },
): Promise<Result<Target, RelayRefusal>> {
  const { content, quotedMessageId } = request;
  if (content.kind !== 'reaction') {
    if (quotedMessageId === null) return succeed({ quoted: null, reactsTo: null });
    const found = await find(transaction, quotedMessageId, conversationId);
    return found === null ? fail('invalid-request') : succeed({ quoted: quotedMessageId, reactsTo: null });
  }
  // A reaction cannot be an answer. Source: Meta, 'Contextual replies'.
  if (quotedMessageId !== null) return fail({ code: 'content-refused', about: { field: 'quotedMessageId', rule: 'reaction-quotes' } });
  const found = await find(transaction, content.messageId, conversationId);
  if (found === null) return fail('invalid-request');
  const cannot = found.at < now - longestReach ? 'too-old' : found.revoked_at !== null ? 'revoked' : found.wamid === null && found.stage === 'failed' ? 'never-sent' : null;
  if (cannot !== null) return fail({ code: 'content-refused', about: { field: 'messageId', rule: cannot } });
  return succeed({ quoted: content.messageId, reactsTo: content.messageId });
}

type Found = { wamid: string | null; at: number; revoked_at: number | null; stage: string | null };

async function find(transaction: Transaction, id: string, conversationId: string): Promise<Found | null> {
  const [row] = await transaction.query<Found>(
    `SELECT wamid, at, revoked_at, delivery ->> 'stage' AS stage FROM message WHERE id = $1 AND conversation_id = $2 AND reacts_to IS NULL AND content ->> 'kind' <> ALL('{note,handover,activity}')`,
    [id, conversationId],
  );
  return row ?? null;
}
