import { describe, expect, it } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { createSync } from '../../../../electron/main/sync/run-sync.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { aContact, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sendJson, startStubRelay } from '../support/start-stub-relay.ts';

describe('a synchronisation of several pages', () => {
  it('is asked for in small ones while somebody types, each applied between two letters; the last one at once', async () => {
    const clock = fakeClock(monday);
    const testVault = await openTestVault({ kind: 'memory' }, { clock });
    const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
    const pages = 3;
    const asked: (string | null)[][] = [];
    const relay = await startStubRelay(({ path }, response) => {
      if (path.startsWith('/v1/stream')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`event: beat\ndata: ${JSON.stringify({ head: pages, relayTime: monday, policyRevision: null })}\n\n`);
        return;
      }
      const { searchParams } = new URL(path, 'http://relay');
      const after = Number(searchParams.get('after'));
      asked.push([searchParams.get('after'), searchParams.get('limit')]);
      const cursor = Math.min(pages, after + 1);
      sendJson(response, 200, { changes: after < pages ? [{ entity: 'contact', contact: aContact(cursor) }] : [], cursor, hasMore: cursor < pages, relayTime: monday });
    });
    const waiting: (() => void)[] = [];
    const applied: number[] = [];
    let isTyping = true;
    const sync = createSync({
      link: relay.link, vault, clock, timers: systemTimers, drawFraction: () => 0.5, log: quietLog, isTimeDoubtful: () => false,
      onApplied: (changes) => applied.push(changes.length), onStreamEvent: () => undefined, onConnection: () => undefined, onInboundVerified: () => undefined,
      typing: { isTyping: () => isTyping, betweenLetters: () => new Promise((resolve) => waiting.push(resolve)) },
    });
    sync.start();
    for (const page of [1, 2]) {
      await eventually(`page ${page} is here, and waits`, () => waiting.length === 1);
      expect([asked.length, applied.length]).toEqual([page, page - 1]);
      isTyping = page < 2;
      waiting.pop()?.();
    }
    await eventually('all of it is here', () => sync.connection().state === 'online');
    expect([asked, applied, waiting.length]).toEqual([[['0', '50'], ['1', '50'], ['2', '200']], [1, 1, 1], 0]);
    sync.stop();
  });
});
