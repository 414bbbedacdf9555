import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

/** Notes a contact's call, once. Meta's id of it is kept as its hash. @returns false when it was noted before. */
export async function noteCall(
  transaction: Transaction,
  call: { readonly numberId: string; readonly callId: string; readonly conversationId: string; readonly at: Instant },
): Promise<boolean> {
  const noted = await transaction.query(
    `INSERT INTO call_seen (number_id, call_key, conversation_id, at) VALUES ($1, sha256(convert_to($2, 'UTF8')), $3, $4) ON CONFLICT DO NOTHING RETURNING at`,
    [call.numberId, call.callId, call.conversationId, call.at],
  );
  return noted.length > 0;
}
