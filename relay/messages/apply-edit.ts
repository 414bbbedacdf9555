import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

/** What stands in place of a message that was taken back. */
export const revokedContent: MessageContent = { kind: 'unsupported', type: 'revoked' };

/** What an edit or a revocation did. `absent`: the message is not here; `known`: nothing changed. */
export type RewriteOutcome = { readonly outcome: 'new' | 'known'; readonly messageId: string } | { readonly outcome: 'absent' };

/** Whose message it may be: nobody edits or revokes another's. */
type Target = { readonly numberId: string; readonly wamid: string; readonly conversationId: string; readonly authorKind: 'contact' | 'phone-app' };

/** Replaces what a message says, unless it was taken back or already has a newer edit. */
export async function applyEdit(transaction: Transaction, target: Target, content: MessageContent, at: Instant): Promise<RewriteOutcome> {
  const rewritten = await transaction.query<{ id: string }>(
    `UPDATE message SET content = $5, edited_at = $6
     WHERE number_id = $1 AND wamid = $2 AND conversation_id = $3 AND author ->> 'kind' = ANY($4::text[])
       AND revoked_at IS NULL AND (edited_at IS NULL OR edited_at < $6)
     RETURNING id`,
    [target.numberId, target.wamid, target.conversationId, authors(target), JSON.stringify(content), at],
  );
  return describe(transaction, target, rewritten);
}

/** Replaces the caption of a file and leaves the file. The message may be of the kind alone that the edit speaks of. */
export async function applyCaptionEdit(
  transaction: Transaction,
  target: Target,
  caption: { readonly of: string; readonly words: string | null },
  at: Instant,
): Promise<RewriteOutcome> {
  const rewritten = await transaction.query<{ id: string }>(
    `UPDATE message SET content = jsonb_set(content, '{caption}', coalesce(to_jsonb($7::text), 'null'::jsonb)), edited_at = $6
     WHERE number_id = $1 AND wamid = $2 AND conversation_id = $3 AND author ->> 'kind' = ANY($4::text[]) AND content ->> 'kind' = $5
       AND revoked_at IS NULL AND (edited_at IS NULL OR edited_at < $6)
     RETURNING id`,
    [target.numberId, target.wamid, target.conversationId, authors(target), caption.of, at, caption.words],
  );
  return describe(transaction, target, rewritten);
}

/** Takes a message back: its words are gone, and the keys of its files with them, so that the files cannot be read any more. */
export async function applyRevoke(transaction: Transaction, target: Target, at: Instant): Promise<RewriteOutcome> {
  const rewritten = await transaction.query<{ id: string }>(
    `UPDATE message SET content = $5, revoked_at = $6
     WHERE number_id = $1 AND wamid = $2 AND conversation_id = $3 AND author ->> 'kind' = ANY($4::text[]) AND revoked_at IS NULL
     RETURNING id`,
    [target.numberId, target.wamid, target.conversationId, authors(target), JSON.stringify(revokedContent), at],
  );
  if (rewritten[0] !== undefined) {
    await transaction.query(`UPDATE media SET state = 'failed', failure = 'taken back', file_key = NULL, thumbnail_key = NULL, thumbnail_state = NULL, sha256 = NULL WHERE message_id = $1`, [rewritten[0].id]);
  }
  return describe(transaction, target, rewritten);
}

/** From the phone, a message that the desk sent can be taken back as well: it is the same account. */
function authors(target: Target): readonly string[] {
  return target.authorKind === 'contact' ? ['contact'] : ['phone-app', 'person', 'automatic'];
}

async function describe(transaction: Transaction, target: Target, rewritten: readonly { id: string }[]): Promise<RewriteOutcome> {
  if (rewritten[0] !== undefined) return { outcome: 'new', messageId: rewritten[0].id };
  const [known] = await transaction.query<{ id: string }>('SELECT id FROM message WHERE number_id = $1 AND wamid = $2', [target.numberId, target.wamid]);
  return known === undefined ? { outcome: 'absent' } : { outcome: 'known', messageId: known.id };
}
