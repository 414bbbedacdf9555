import { z } from 'zod';
import { fileOf } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { personId } from '../../../shared/kernel/ids.ts';
import type { MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { sendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { Cache } from '../cache.ts';
import type { WriteDatabase } from '../database/database.ts';
import { giveFileToMessage, readDraftFileKey } from '../draft/draft-file-rows.ts';
import { readDraft, storeDraft } from '../draft/draft-rows.ts';
import { nameFile } from '../media/name-media.ts';
import { addMessage } from '../message/keep-message.ts';
import { findMessage } from '../message/message-rows.ts';
import { showOwnReaction } from '../message/show-own-reaction.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { onCache } from '../operation.ts';
import type { Done } from '../operation.ts';
import { addOutboxEntry, readOutboxEntry } from '../outbox/outbox-rows.ts';
import type { VaultChange } from '../vault-contract.ts';
import { showQueued } from './show-queued.ts';

type Queued = { readonly author: PersonId; readonly now: Instant; readonly notBefore?: Instant | undefined };

const how = { author: personId, now: instant, notBefore: instant.optional() };

export const queueMessage = onCache<'messages.queue'>(z.strictObject({ request: sendMessageRequest, ...how }), (cache, { request, ...queued }) => queueAll(cache, [request], queued));

/** What was begun is over with it, in the same transaction: it can neither be lost nor stand there twice. */
export const queueDraft = onCache<'drafts.queue'>(z.strictObject({ requests: z.array(sendMessageRequest).min(1).max(100), ...how }), (cache, { requests, ...queued }) =>
  queueAll(cache, requests, queued, (database) => {
    for (const id of new Set(requests.map(({ conversationId }) => conversationId))) endDraft(database, id, queued.now);
  }),
);

function queueAll(cache: Cache, requests: readonly SendMessageRequest[], queued: Queued, afterwards: (database: WriteDatabase) => void = () => undefined): Done<null> {
  const shownBy = writeMessages(cache.database, (database, threads) => {
    const shown = requests.map((request) =>
      request.content.kind === 'reaction' ? queueReaction(database, request, request.content, queued) : queueRow(database, threads, request, queued));
    afterwards(database);
    return shown;
  });
  const changes = requests.flatMap(({ conversationId }, index): VaultChange[] => {
    const id = shownBy[index] ?? null;
    return id === null ? [] : [{ kind: 'message', id, conversationId }, { kind: 'conversation', id: conversationId }];
  });
  return { value: null, changes: changes.length === 0 ? [] : [...changes, { kind: 'outbox' }] };
}

function queueRow(database: WriteDatabase, threads: ThreadLedger, request: SendMessageRequest, { author, now, notBefore }: Queued): MessageId | null {
  if (findMessage(database, request.id) !== undefined) return null;
  const file = fileOf(request.content);
  const kept = file === null ? null : readDraftFileKey(database, file.mediaId);
  const position = addMessage(database, threads, showQueued(database, request, author), { bornAt: cacheBirth(database, now), readBefore: null, me: null, now });
  if (file !== null && kept !== null) {
    // A template does not show its file, and it has to go along all the same.
    nameFile(database, position, { id: file.mediaId, mimeType: kept.mimeType });
    giveFileToMessage(database, file.mediaId);
  }
  addOutboxEntry(database, { shownAt: { kind: 'message', position }, request, dueAt: now, notBefore: notBefore ?? 0 });
  return request.id;
}

/** A reaction to a message that is not here any more has nothing to be on, and is let go. */
function queueReaction(database: WriteDatabase, request: SendMessageRequest, content: Extract<SendMessageRequest['content'], { kind: 'reaction' }>, { author, now }: Queued): MessageId | null {
  const carrier = findMessage(database, content.messageId);
  if (carrier === undefined || readOutboxEntry(database, request.id) !== null) return null;
  const own = content.emoji === '' ? null : { author: { kind: 'person' as const, personId: author }, emoji: content.emoji, at: request.composedAt };
  const former = showOwnReaction(database, content.messageId, own);
  addOutboxEntry(database, { shownAt: { kind: 'reaction', carrier: carrier.position, reaction: { own, former } }, request, dueAt: now, notBefore: 0 });
  return content.messageId;
}

/** What was written for the client has gone; a note that was begun beside it stays. */
function endDraft(database: WriteDatabase, conversationId: SendMessageRequest['conversationId'], now: Instant): void {
  const draft = readDraft(database, conversationId);
  if (draft !== null) storeDraft(database, { ...draft, body: '', quotedMessageId: null }, now);
}
