import { describe, expect, it } from 'vitest';
import { canEdit, describeEntry, isStuck } from '../../../renderer/outbox/describe-entry.ts';
import { createWords } from '../../../renderer/text/words.ts';
import type { WaitingEntry } from '../../../shared/bridge/waiting-entry.ts';
import { idOf, monday } from '../../support/cache-content.ts';

const words = createWords('en', 'en-GB', 'UTC');
const now = monday;
const entry: WaitingEntry = {
  id: idOf('message', 1), conversationId: idOf('conversation', 1), content: { kind: 'text', body: 'x' }, composedAt: now, state: 'waiting', attempts: 0, nextAttemptAt: now, notBefore: 0, mayHaveLeft: false, failure: null,
};
const say = (more: Partial<WaitingEntry>, facts: Partial<Parameters<typeof describeEntry>[2]> = {}) => describeEntry(words, { ...entry, ...more }, { connection: 'online', now, upload: null, ...facts });

describe('what waits says why', () => {
  it.each([
    ['in the seconds for undo', say({ notBefore: now + 5_000 }), /goes at 09:00/],
    ['about to go', say({}), /about to go/],
    ['with its file on the way', say({}, { upload: 0.42 }), /42 %/],
    ['without a line', say({ attempts: 3 }, { connection: 'offline' }), /no line/],
    ['unknown to the relay', say({}, { connection: 'refused' }), /Talk to IT/],
    ['after attempts', say({ attempts: 3, nextAttemptAt: now + 60_000 }), /3 times.*09:01/],
    ['after a lost answer', say({ attempts: 1, mayHaveLeft: true }), /arrives once/],
    ['refused', say({ state: 'refused', failure: { code: null, reason: 'window-closed', detail: null } }), /./],
  ])('%s', (_, said, expected) => {
    expect(said).toMatch(expected);
  });

  it('and is worth a line only when it is more than a moment', () => {
    const stuck = (more: Partial<WaitingEntry>, connection: 'online' | 'offline' = 'online') => isStuck({ ...entry, ...more }, { connection, now });
    expect([stuck({}), stuck({ notBefore: now + 5_000 }), stuck({ notBefore: now + 5_000 }, 'offline')]).toEqual([false, false, false]);
    expect([stuck({}, 'offline'), stuck({ attempts: 1 }), stuck({ state: 'refused' })]).toEqual([true, true, true]);
  });

  it('and goes back into the field only when nothing of it would be lost there', () => {
    const place = { kind: 'location' as const, latitude: 1, longitude: 2, name: null, address: null };
    expect([canEdit(entry), canEdit({ ...entry, content: { kind: 'image', mediaId: idOf('media', 1), caption: null } })]).toEqual([true, true]);
    expect([canEdit({ ...entry, content: place }), canEdit({ ...entry, content: { kind: 'contacts', cards: [] } }), canEdit({ ...entry, mayHaveLeft: true })]).toEqual([false, false, false]);
  });
});
