import { join } from 'node:path';
import { composeVault } from '../../../electron/vault/compose.ts';
import { systemClock } from '../../../electron/vault/clock.ts';
import { randomBytes } from '../../../electron/vault/media-files/file-cipher.ts';
import type { VaultOperationName, VaultOperations } from '../../../electron/vault/vault-contract.ts';
import { drawMedia } from '../../../relay/sandbox/media/drawn-media.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import type { CacheOwner, CacheShape } from './made-cache.ts';
import { makeCacheBatches } from './made-cache.ts';

/** Pictures whose file is kept as well: those of the newest messages, as a device that fetched them would have. */
const keptPictures = 2_000;

/**
 * Fills the cache of an enrolled profile through the vault's own operations, as a synchronisation would have. The client must not be running.
 *
 * @param key of the profile's keychain; zeroed by the vault. @param say is told how far it is.
 */
export async function fillKeptCache(request: { readonly profile: string; readonly key: Uint8Array; readonly shape: CacheShape; readonly say: (line: string) => void }): Promise<void> {
  const vault = composeVault({ clock: systemClock, randomBytes, nextTurn: () => new Promise((resolve) => setImmediate(resolve)) });
  let calls = 0;
  const value = async <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']): Promise<VaultOperations[Name]['value']> => {
    const { result } = await vault.answer({ call: (calls += 1), name, args });
    if (!result.ok) throw new Error(`${name}: ${result.error.kind} (${result.error.detail})`);
    return result.value as VaultOperations[Name]['value'];
  };
  await value('open', { location: { kind: 'disk', folder: join(request.profile, 'cache') }, key: request.key });
  try {
    const directory = await value('directory.read', null);
    const [number] = directory.numbers;
    if (number === undefined) throw new Error('The relay has sent no number');
    const owner: CacheOwner = { numberId: number.id, teamId: number.teamId, people: directory.people.map((person) => person.id) };
    const cursor = await value('changes.cursor', null);
    const pictures: Change[] = [];
    let applied = 0;
    for (const changes of makeCacheBatches(owner, request.shape)) {
      await value('changes.apply', { changes, cursor });
      pictures.push(...changes.filter((change) => change.entity === 'message' && change.message.content.kind === 'image'));
      applied += changes.length;
      if (applied % 50_000 < changes.length) request.say(`${applied} changes`);
    }
    const bytes = new Uint8Array(drawMedia('damp-wall').bytes);
    for (const change of pictures.slice(-keptPictures)) {
      if (change.entity !== 'message' || change.message.content.kind !== 'image') continue;
      const { media } = change.message.content;
      await value('media.store', { id: media.id, messageId: change.message.id, mimeType: media.mimeType, bytes: bytes.slice(), now: systemClock.now() });
    }
    await decideNotices(value);
  } finally {
    await value('close', null);
  }
}

/** What is history is silent already; the rest is decided as a client would have by now, so that no start has to catch up on it. */
async function decideNotices(value: <Name extends VaultOperationName>(name: Name, args: VaultOperations[Name]['args']) => Promise<VaultOperations[Name]['value']>): Promise<void> {
  for (;;) {
    const undecided = await value('notices.undecided', { limit: 500 });
    if (undecided.length === 0) return;
    const decidedAt = systemClock.now();
    await value('notices.decide', { decisions: undecided.map(({ messageId }) => ({ messageId, kind: 'silent', reason: 'read', until: null, decidedAt })) });
  }
}
