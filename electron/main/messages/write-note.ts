import { acceptNote } from '../../../shared/domain/notes/accept-note.ts';
import type { NoteRefusal } from '../../../shared/domain/notes/accept-note.ts';
import type { ConversationId, MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';

/**
 * Accepts an internal note: it is in the vault when this answers, and cannot be lost from then on, with or without a line. It goes to the relay by a way of its own
 * (`run-note-outbox.ts`) that knows no endpoint for sending.
 */
export async function writeNote(
  draft: { readonly conversationId: ConversationId; readonly body: string; readonly mentions: readonly PersonId[] },
  parts: { readonly vault: Vault; readonly clock: Clock; readonly author: PersonId; readonly drawMessageId: (now: Instant) => MessageId; readonly wakeNotes: () => void },
): Promise<Result<{ readonly id: MessageId }, NoteRefusal | { readonly kind: 'no-such-conversation' }>> {
  const { conversationId } = draft;
  const summary = valueOf(await parts.vault.call('conversations.read', { id: conversationId }));
  if (summary === null) return fail({ kind: 'no-such-conversation' });
  const { people } = valueOf(await parts.vault.call('directory.read', null));
  const accepted = acceptNote({ ...draft, people, teamId: summary.conversation.teamId });
  if (!accepted.ok) return accepted;
  const now = parts.clock.now();
  const id = parts.drawMessageId(now);
  valueOf(await parts.vault.call('notes.queue', { request: { id, conversationId, ...accepted.value, composedAt: now }, author: parts.author, now }));
  parts.wakeNotes();
  return succeed({ id });
}
