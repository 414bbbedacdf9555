import { z } from 'zod';
import { fileOf } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { takeFileFromMessage } from '../draft/draft-file-rows.ts';
import { makeSureOfDraft, readDraft, storeDraft } from '../draft/draft-rows.ts';
import type { WriteDatabase } from '../database/database.ts';
import { removeMessage } from '../message/remove-messages.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { onCache } from '../operation.ts';
import { readOutboxEntry, removeOutboxEntry } from '../outbox/outbox-rows.ts';
import type { OutboxRow } from '../outbox/outbox-rows.ts';
import { removeTraces } from '../remove-traces.ts';
import type { VaultChange } from '../vault-contract.ts';

/**
 * Takes messages back into the draft of their conversation, in one transaction: texts in front of what was begun since, files behind those that are there. What has no place in a
 * draft (a location, a card, a template) is answered, so that its dialog can be opened again. An entry that may have left stays.
 */
export const takeBack = onCache<'outbox.takeBack'>(z.strictObject({ ids: z.array(messageId).min(1).max(100), now: instant }), (cache, { ids, now }) => {
  const taken = writeMessages(cache.database, (database, threads) =>
    ids.flatMap((id) => {
      const entry = readOutboxEntry(database, id);
      if (entry === null || entry.mayHaveLeft || entry.reaction !== null || entry.isNote) return [];
      const isKept = intoDraft(database, entry, now);
      removeOutboxEntry(database, id);
      removeMessage(database, threads, id);
      return [{ id, entry, isKept }];
    }),
  );
  if (taken.length > 0) removeTraces(cache);
  const changes = taken.flatMap(({ id, entry }): VaultChange[] => [
    { kind: 'message', id, conversationId: entry.request.conversationId }, { kind: 'conversation', id: entry.request.conversationId },
  ]);
  return {
    value: { taken: taken.map(({ id }) => id), others: taken.filter(({ isKept }) => !isKept).map(({ entry }) => entry.request.content) },
    changes: taken.length === 0 ? [] : [...changes, { kind: 'outbox' }],
  };
});

/** False when the content has no place in a draft. */
function intoDraft(database: WriteDatabase, { request }: OutboxRow, now: number): boolean {
  const { content, conversationId } = request;
  makeSureOfDraft(database, conversationId, now);
  const draft = readDraft(database, conversationId);
  const quotedMessageId = draft?.quotedMessageId ?? request.quotedMessageId;
  const words = { conversationId, note: draft?.note ?? '', mode: 'answer' as const, quotedMessageId };
  const before = draft?.body ?? '';
  if (content.kind === 'text') {
    storeDraft(database, { ...words, body: before === '' ? content.body : `${content.body}\n${before}` }, now);
    return true;
  }
  const file = fileOf(content);
  if (file === null || content.kind === 'template' || content.kind === 'buttons') {
    storeDraft(database, { ...words, quotedMessageId: draft?.quotedMessageId ?? null, body: before }, now);
    return false;
  }
  const isTaken = takeFileFromMessage(database, conversationId, { id: file.mediaId as never, kind: file.kind, caption: captionOf(content), fileName: content.kind === 'document' ? content.fileName : null });
  // The file's time here was over: what was written below it stays.
  const rescued = isTaken ? '' : captionOf(content);
  storeDraft(database, { ...words, body: [rescued, before].filter((part) => part !== '').join('\n') }, now);
  return true;
}

function captionOf(content: OutgoingContent): string {
  return 'caption' in content ? (content.caption ?? '') : '';
}
