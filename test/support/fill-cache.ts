import type { Message } from '../../shared/domain/messages/message.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { aContact, aConversation, aNumber, deliveredAs, fromContact, fromUs, seededRandom } from './cache-content.ts';
import type { TestVault } from './open-test-vault.ts';

export type CacheSize = {
  readonly messages: number;
  readonly conversations: number;
  readonly seed: number;
  /** Messages are spread evenly from `from` to `until`, UTC milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Number of the first message; default 1. */
  readonly firstMessage?: number;
};

/** Words of a made-up vocabulary in which some are common and most are rare, as in a language. */
function makeWriter(random: () => number): () => string {
  const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'ti', 'vo', 'we', 'xu', 'ber', 'dan', 'fol', 'gri', 'hun', 'jas'];
  const syllable = (rank: number): string => syllables[rank % syllables.length] ?? '';
  const word = (): string => {
    const rank = Math.floor(20_000 * random() ** 4);
    return syllable(rank) + syllable(Math.floor(rank / 16)) + syllable(Math.floor(rank / 256)) + (rank > 4096 ? syllable(rank >> 12) : '');
  };
  return () => Array.from({ length: 3 + Math.floor(random() * 14) }, word).join(' ');
}

/** Batches as the relay would send them, the same for the same seed. Contacts, conversations and the number come first. */
export function* makeBatches(size: CacheSize, batchSize = 500): Generator<{ readonly changes: readonly Change[]; readonly cursor: number }> {
  const random = seededRandom(size.seed);
  const write = makeWriter(random);
  const first = size.firstMessage ?? 1;
  let cursor = 0;
  const directory: Change[] = [{ entity: 'number', number: aNumber() }];
  for (let count = 1; count <= size.conversations; count += 1) {
    directory.push({ entity: 'contact', contact: aContact(count, `Contact ${count} ${write().split(' ')[0] ?? ''}`) }, { entity: 'conversation', conversation: aConversation(count) });
  }
  for (let start = 0; start < directory.length; start += batchSize) yield { changes: directory.slice(start, start + batchSize), cursor: (cursor += 1) };
  for (let start = 0; start < size.messages; start += batchSize) {
    const changes = Array.from({ length: Math.min(batchSize, size.messages - start) }, (_, offset): Change => {
      const count = start + offset;
      const at = size.from + Math.floor(((size.until - size.from) * count) / Math.max(1, size.messages));
      const common = { in: 1 + Math.floor(random() * size.conversations), at, text: write() };
      const message: Message = random() < 0.6 ? fromContact(first + count, common) : fromUs(first + count, { ...common, delivery: deliveredAs('read') });
      return { entity: 'message', message };
    });
    yield { changes, cursor: (cursor += 1) };
  }
}

/** Fills an open cache through its own operation, so that it is in every respect what a synchronisation would have made. */
export async function fillCache(vault: TestVault, size: CacheSize): Promise<void> {
  for (const batch of makeBatches(size)) await vault.value('changes.apply', batch);
}
