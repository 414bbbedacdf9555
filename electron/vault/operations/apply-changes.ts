import { z } from 'zod';
import { isTeamContent } from '../../../shared/domain/messages/is-team-content.ts';
import { personId } from '../../../shared/kernel/ids.ts';
import { change as changeSchema } from '../../../shared/protocol/changes.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { keepConversation } from '../conversation/keep-conversation.ts';
import { moveWritten } from '../conversation/move-written.ts';
import { removeContact, removeConversation } from '../conversation/remove-conversation.ts';
import type { WriteDatabase } from '../database/database.ts';
import { keepPlain, removePlain } from '../directory/directory-rows.ts';
import { keepMessage } from '../message/keep-message.ts';
import type { KeepingFacts } from '../message/keep-message.ts';
import { removeMessage } from '../message/remove-messages.ts';
import { showOwnReaction } from '../message/show-own-reaction.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { endRebuilding, readRebuilding } from '../meta/keep-rebuilding.ts';
import { readMeta, storeMeta } from '../meta/meta-values.ts';
import { onCache } from '../operation.ts';
import { readWaitingReaction, removeOutboxEntry } from '../outbox/outbox-rows.ts';
import { removeTraces } from '../remove-traces.ts';
import { keepTemplate } from '../template/template-rows.ts';
import type { VaultChange } from '../vault-contract.ts';
import { summariseChanges } from './summarise-changes.ts';

/**
 * The cursor only moves forward. What arrived again or did not change anything is not announced. After a transaction that took something away
 * its traces are removed at once: an erasure is not to wait for the next purge.
 */
export const applyChanges = onCache<'changes.apply'>(
  z.strictObject({
    changes: z.array(changeSchema),
    cursor: z.number().int().nonnegative(),
    caughtUp: z.boolean().optional(),
    now: instant.optional(),
    me: personId.optional(),
  }),
  (cache, { changes, cursor, caughtUp, now: given, me }, { clock }) => {
    const now = given ?? clock.now();
    const announced = writeMessages(cache.database, (database, threads) => {
      const rebuilding = readRebuilding(database);
      const facts = { bornAt: cacheBirth(database, now), readBefore: rebuilding?.readBefore ?? null, now, me: me ?? null };
      const differences = changes.flatMap((one) => applyChange(database, threads, one, facts));
      storeMeta(database, 'cursor', Math.max(cursor, readMeta(database, 'cursor') ?? 0));
      if (caughtUp === true && rebuilding !== null) endRebuilding(database);
      return [...differences, ...threads.touched().map((id): VaultChange => ({ kind: 'conversation', id }))];
    });
    if (changes.some(takesAway)) removeTraces(cache);
    return { value: null, changes: summariseChanges(announced) };
  },
);

function takesAway(one: Change): boolean {
  return one.entity === 'gone' || (one.entity === 'message' && (one.message.revokedAt !== null || one.message.editedAt !== null));
}

function applyChange(database: WriteDatabase, threads: ThreadLedger, one: Change, facts: KeepingFacts): readonly VaultChange[] {
  switch (one.entity) {
    case 'team':
      return keepPlain(database, 'team', one.team) ? [{ kind: 'directory' }] : [];
    case 'person':
      return keepPlain(database, 'person', one.person) ? [{ kind: 'directory' }] : [];
    case 'number':
      return keepPlain(database, 'number', one.number) ? [{ kind: 'directory' }] : [];
    case 'contact':
      return keepPlain(database, 'contact', one.contact) ? [{ kind: 'contact', id: one.contact.id }] : [];
    case 'conversation':
      return keepConversation(database, threads, one.conversation) ? [{ kind: 'conversation', id: one.conversation.id }] : [];
    case 'message':
      return applyMessage(database, threads, one.message, facts);
    case 'template':
      return keepTemplate(database, one.template) ? [{ kind: 'directory' }] : [];
    case 'quick-reply':
      return keepPlain(database, 'quick_reply', one.quickReply) ? [{ kind: 'directory' }] : [];
    case 'policy':
      return [];
    case 'gone':
      return applyGone(database, threads, one);
    default:
      return unreachable(one);
  }
}

function applyMessage(database: WriteDatabase, threads: ThreadLedger, message: Extract<Change, { entity: 'message' }>['message'], facts: KeepingFacts): readonly VaultChange[] {
  const isSettled = removeOutboxEntry(database, message.id);
  const isChanged = keepMessage(database, threads, message, facts);
  const waiting = isChanged ? readWaitingReaction(database, message.id) : null;
  if (waiting !== null) showOwnReaction(database, message.id, waiting.own);
  const changes: VaultChange[] = [];
  if (isSettled) changes.push({ kind: 'outbox' });
  if (isSettled || isChanged) changes.push({ kind: 'message', id: message.id, conversationId: message.conversationId });
  if (isChanged && (message.author.kind === 'contact' || isTeamContent(message.content.kind))) changes.push({ kind: 'notices' });
  return changes;
}

function applyGone(database: WriteDatabase, threads: ThreadLedger, gone: Extract<Change, { entity: 'gone' }>): readonly VaultChange[] {
  switch (gone.of) {
    case 'message':
      return removeMessage(database, threads, gone.id) ? [{ kind: 'notices' }] : [];
    case 'conversation':
      if (gone.joinedTo !== undefined) moveWritten(database, threads, { from: gone.id, to: gone.joinedTo });
      return removeConversation(database, threads, gone.id) ? [{ kind: 'notices' }, { kind: 'outbox' }] : [];
    case 'contact':
      removeContact(database, threads, gone.id);
      return [{ kind: 'contact', id: gone.id }, { kind: 'notices' }, { kind: 'outbox' }];
    case 'quick-reply':
      return removePlain(database, 'quick_reply', gone.id) ? [{ kind: 'directory' }] : [];
    case 'number':
    case 'person':
    case 'team':
      return removePlain(database, gone.of, gone.id) ? [{ kind: 'directory' }] : [];
    default:
      return unreachable(gone.of);
  }
}
