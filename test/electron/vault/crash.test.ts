import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CachedMessage, VaultAnswer, VaultOperationName, VaultOperations } from '../../../electron/vault/vault-contract.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { day } from '../../../shared/kernel/time.ts';
import { checkCache } from '../../support/check-cache.ts';
import { aContact, aConversation, anImage, aNumber, aRequest, deliveredAs, fromContact, fromUs, idOf, monday, seededRandom } from '../../support/cache-content.ts';
import { makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';

type Request = { [Name in VaultOperationName]: readonly [Name, VaultOperations[Name]['args']] }[VaultOperationName];

const old = monday - 40 * day;
const say = (count: number, more: Parameters<typeof fromContact>[1]): Change => ({ entity: 'message', message: fromContact(count, more) });

const draftFile = (count: number) => ({ id: idOf('media', count), kind: 'image' as const, caption: '', fileName: null, mimeType: 'image/jpeg', size: 2_000 });

/** Something of everything that writes. Doing it all again ends in the same state. */
function workload(folder: string): readonly Request[] {
  const author = idOf('person', 1);
  const bytes = new Uint8Array(2_000).fill(5);
  return [
    ['open', { location: { kind: 'disk', folder }, key: testKey() }],
    ['changes.apply', {
      cursor: 10,
      changes: [
        { entity: 'number', number: aNumber() },
        { entity: 'quick-reply', quickReply: { id: idOf('message', 900), scope: { kind: 'company' }, shortcut: 'hours', title: 'Hours', texts: [{ language: null, body: 'From 8 to 6' }], changedAt: monday } },
        ...[1, 2, 3].flatMap((count): Change[] => [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count, { createdAt: old, lastMessageAt: old }) }]),
        say(1, { in: 1, at: old, text: 'old one' }), say(2, { in: 1, at: monday, content: anImage(1, 'new picture') }), say(3, { in: 2, at: old, content: anImage(2, 'old picture') }), say(4, { in: 1, at: monday + 9 }),
      ],
    }],
    ['messages.queue', { request: aRequest(20), author, now: monday }],
    ['messages.queue', { request: aRequest(21), author, now: monday }],
    ['messages.queue', { request: { ...aRequest(22), content: { kind: 'reaction', messageId: idOf('message', 2), emoji: '👍' } }, author, now: monday }],
    ['media.store', { id: idOf('media', 1), messageId: idOf('message', 2), mimeType: 'image/jpeg', bytes, now: monday }],
    ['media.store', { id: idOf('media', 2), messageId: idOf('message', 3), mimeType: 'image/jpeg', bytes, now: monday }],
    ['media.store', { id: idOf('media', 1), messageId: idOf('message', 2), mimeType: 'image/png', bytes, now: monday }],
    ['notices.decide', { decisions: [{ messageId: idOf('message', 2), kind: 'hold', reason: 'outside-working-hours', until: null, decidedAt: monday }] }],
    ['outbox.delivered', { message: fromUs(20, { text: 'reply 20', delivery: deliveredAs('sent') }) }],
    ['outbox.postpone', { id: idOf('message', 21), nextAttemptAt: monday + 5 }],
    ['changes.apply', { cursor: 11, changes: [{ entity: 'gone', of: 'message', id: idOf('message', 4) }, say(5, { in: 3, at: monday + 1 })] }],
    ['drafts.store', { conversationId: idOf('conversation', 2), body: 'begun', note: '', mode: 'answer', quotedMessageId: null, now: monday }],
    ['drafts.addFile', { conversationId: idOf('conversation', 2), file: draftFile(7), bytes, now: monday }],
    ['drafts.addFile', { conversationId: idOf('conversation', 2), file: draftFile(8), bytes, now: monday }],
    // With words: the index has no entry for a row without any, and its own check calls that a fault.
    ['drafts.queue', { requests: [{ ...aRequest(23, { in: 2 }), content: { kind: 'image', mediaId: idOf('media', 8), caption: 'as you see' } }], author, now: monday }],
    ['outbox.uploaded', { id: idOf('message', 23), media: { id: idOf('media', 9), mimeType: 'image/jpeg', size: 2_000, state: 'ready', failure: null }, now: monday }],
    ['notes.queue', { request: { id: idOf('message', 24), conversationId: idOf('conversation', 3), body: 'for the team', mentions: [], composedAt: monday + 2 }, author, now: monday }],
    ['conversations.markRead', { id: idOf('conversation', 1), now: monday + 2 }],
    ['purge.run', { plan: { messagesBefore: monday - 30 * day, filesBefore: monday - 7 * day }, trigger: 'manual', policyRevision: 1, now: monday, receiptId: 'r' }],
    ['settings.store', { ...usualPreferences, theme: 'dark', locale: 'de' }],
    ['favourites.store', { templates: ['viewing'], emoji: ['🔑'], skinTone: 2 }],
  ];
}

/** Everything that can be seen, except how often a try was postponed, which a repeat counts again. */
async function wholeState(vault: TestVault): Promise<unknown> {
  return {
    cursor: await vault.value('changes.cursor', null),
    list: (await vault.value('conversations.list', { limit: 10, before: null })).conversations.map(({ lastMessage, ...line }) => ({ line, last: lastMessage === null ? null : withoutTries(lastMessage) })),
    messages: (await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, limit: 10 })).map(withoutTries),
    held: await vault.value('notices.held', null),
    undecided: await vault.value('notices.undecided', { limit: 10 }),
    search: (await vault.value('messages.search', { query: 'picture', limit: 10 })).map((hit) => hit.message.id),
    file: await vault.value('media.read', { id: idOf('media', 1) }),
    oldFile: await vault.value('media.read', { id: idOf('media', 2) }),
    settings: await vault.value('settings.read', null),
    quickReplies: await vault.value('quickReplies.list', null),
    favourites: await vault.value('favourites.read', null),
    receipts: (await vault.value('receipts.unsent', null)).map((receipt) => receipt.id),
  };
}

function withoutTries({ outbox, ...message }: CachedMessage): unknown {
  return { message, waits: outbox !== null };
}

/**
 * Does the workload in a process of its own. With a step to die at, all requests are sent at once; without one, each after the answer to the one before.
 *
 * @returns `answered`: requests that were answered; `steps`: how many steps had been done after each of them.
 */
async function runInProcess(folder: string, fatalStep: number | null): Promise<{ readonly answered: number; readonly steps: readonly number[] }> {
  const entry = fileURLToPath(new URL('../../support/vault-that-dies.ts', import.meta.url));
  const child = fork(entry, [String(fatalStep ?? 0)], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const over = once(child, 'exit');
  const requests = workload(folder);
  const steps: number[] = [];
  let answered = 0;
  const send = (call: number): void => {
    const request = requests[call];
    if (request === undefined) child.disconnect();
    else child.send({ call, name: request[0], args: request[1] }, () => undefined);
  };
  const failed = new Promise<never>((_, reject) => {
    child.on('message', (message: VaultAnswer | { readonly steps: number }) => {
      if ('steps' in message) {
        steps.push(message.steps);
        send(steps.length);
        return;
      }
      // The vault answers the question for its steps as well: it knows no such request.
      if (message.call === -1) return;
      if (!message.result.ok) return reject(new Error(`${requests[message.call]?.[0]}: ${message.result.error.kind} ${message.result.error.detail}`));
      answered += 1;
      if (fatalStep === null) child.send('steps');
    });
  });
  if (fatalStep === null) send(0);
  else requests.forEach((_, call) => send(call));
  await Promise.race([over, failed]);
  return { answered, steps };
}

const clean = makeTestFolder();
const { steps: stepsAfter } = await runInProcess(clean.folder, null);
const survivor = await openTestVault({ kind: 'disk', folder: clean.folder });
const reference = await wholeState(survivor);
survivor.close();
const faultsOfSurvivor = checkCache(clean.folder);
clean.remove();

// Of every request its last step (what is still missing then was not in the transaction) and one in its middle; of a purge, which is many
// transactions, three; of the first file that is stored, where disk and database have to agree, every one.
const random = seededRandom(20_260_302);
const firstFile = workload('').findIndex(([name]) => name === 'media.store');
const places = workload('').flatMap(([name], call) => {
  const [before, after] = [stepsAfter[call - 1] ?? 0, stepsAfter[call] ?? 0];
  const all = Array.from({ length: after - before }, (_, index) => before + 1 + index);
  const some = Array.from({ length: name === 'purge.run' ? 3 : 1 }, () => before + 1 + Math.floor(random() * (after - before)));
  const middles = call === firstFile ? all : some;
  return [...new Set([...middles, after])].map((step) => ({ request: `${call} ${name}`, step }));
});

describe('a vault that is killed', () => {
  it('would have done all of its work', () => {
    expect(stepsAfter).toHaveLength(workload('').length);
    expect(faultsOfSurvivor).toEqual([]);
  });

  it.each(places)('in request $request before step $step loses nothing that it answered, is sound, and ends in the same state when the work is repeated', async ({ step }) => {
    const { folder, remove } = makeTestFolder();
    const { answered } = await runInProcess(folder, step);
    expect(answered, 'it died').toBeLessThan(workload(folder).length);

    const vault = await openTestVault({ kind: 'disk', folder });
    const done = workload(folder).slice(0, answered).map(([name]) => name);
    const cursor = await vault.value('changes.cursor', null);
    expect(cursor).toBeGreaterThanOrEqual([0, 10, 11][done.filter((name) => name === 'changes.apply').length] ?? 0);
    const newPicture = await vault.value('messages.read', { id: idOf('message', 2) });
    expect(newPicture !== null, 'cursor and rows are one').toBe(cursor >= 10);
    const queued = done.filter((name) => name === 'messages.queue').length;
    for (const count of [0, 1]) {
      const message = await vault.value('messages.read', { id: idOf('message', 20 + count) });
      const isRelayed = count === 0 && message?.delivery?.stage === 'sent';
      expect(message !== null || count >= queued, 'answered, so it is here').toBe(true);
      expect(message === null || isRelayed || message.outbox?.state === 'waiting', 'here, so it will be sent').toBe(true);
    }
    if (done.includes('purge.run')) expect(await vault.value('messages.search', { query: 'old', limit: 5 })).toEqual([]);
    vault.close();
    // The file that was being written never got its row: it is noise, and alone. The purge, which is a part of the work, takes it from the disk.
    const faults = checkCache(folder);
    const orphans = faults.filter((line) => line.startsWith('file without a key'));
    expect(orphans.length).toBeLessThanOrEqual(1);
    expect(faults).toEqual(orphans);

    const again = await openTestVault({ kind: 'disk', folder });
    for (const [name, args] of workload(folder)) if (name !== 'open') await again.value(name, args as never);
    expect(await wholeState(again)).toEqual(reference);
    again.close();
    expect(checkCache(folder)).toEqual([]);
    remove();
  });
});
