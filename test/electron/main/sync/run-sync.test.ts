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
  it('waits between two of them for a pause at the keyboard, and not after the last', async () => {
    const clock = fakeClock(monday);
    const testVault = await openTestVault({ kind: 'memory' }, { clock });
    const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
    const pages = 3;
    const asked: number[] = [];
    const relay = await startStubRelay(({ path }, response) => {
      if (path.startsWith('/v1/stream')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`event: beat\ndata: ${JSON.stringify({ head: pages, relayTime: monday, policyRevision: null })}\n\n`);
        return;
      }
      const after = Number(new URL(path, 'http://relay').searchParams.get('after'));
      asked.push(after);
      const cursor = Math.min(pages, after + 1);
      sendJson(response, 200, { changes: after < pages ? [{ entity: 'contact', contact: aContact(cursor) }] : [], cursor, hasMore: cursor < pages, relayTime: monday });
    });
    const waiting: (() => void)[] = [];
    const sync = createSync({
      link: relay.link, vault, clock, timers: systemTimers, drawFraction: () => 0.5, log: quietLog, isTimeDoubtful: () => false,
      onApplied: () => undefined, onStreamEvent: () => undefined, onConnection: () => undefined, onInboundVerified: () => undefined,
      untilPause: () => new Promise((resolve) => waiting.push(resolve)),
    });
    sync.start();
    for (const page of [1, 2]) {
      await eventually(`page ${page} is there, and the next one waits`, () => waiting.length === 1);
      expect(asked).toHaveLength(page);
      waiting.pop()?.();
    }
    await eventually('all of it is here', () => sync.connection().state === 'online');
    expect([asked, waiting.length]).toEqual([[0, 1, 2], 0]);
    sync.stop();
  });
});
