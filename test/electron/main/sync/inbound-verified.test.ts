import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { chooseInboundVerified, isWorthSaying } from '../../../../electron/main/sync/choose-inbound-verified.ts';
import { createSync } from '../../../../electron/main/sync/run-sync.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { minute } from '../../../../shared/kernel/time.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sendJson, startStubRelay } from '../support/start-stub-relay.ts';

describe('when the way in was seen to work', () => {
  it('moves forward only, unless the relay has begun anew', () => {
    expect(chooseInboundVerified(undefined, undefined)).toBeUndefined();
    expect([chooseInboundVerified(undefined, null), chooseInboundVerified(null, 5), chooseInboundVerified(9, 5), chooseInboundVerified(5, 9), chooseInboundVerified(5, undefined), chooseInboundVerified(5, null)]).toEqual([null, 5, 9, 9, 5, null]);
  });

  it('is worth a word by the minute', () => {
    expect([isWorthSaying(undefined, undefined), isWorthSaying(undefined, null), isWorthSaying(null, 5), isWorthSaying(5, null)]).toEqual([false, true, true, true]);
    expect([isWorthSaying(0, minute - 1), isWorthSaying(0, minute), isWorthSaying(7, 7)]).toEqual([false, true, false]);
  });

  it('is kept from the stream and from pages of changes, and announced when it has moved', async () => {
    const clock = fakeClock(monday);
    const testVault = await openTestVault({ kind: 'memory' }, { clock });
    const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
    const streams: ServerResponse[] = [];
    let inPage: number | null | undefined = monday - 2 * minute;
    const relay = await startStubRelay((asked, response) => {
      if (!asked.path.startsWith('/v1/stream')) return sendJson(response, 200, { changes: [], cursor: 0, hasMore: false, relayTime: monday, ...(inPage === undefined ? {} : { inboundVerifiedAt: inPage }) });
      streams.push(response.writeHead(200, { 'content-type': 'text/event-stream' }));
      say({});
    });
    const say = (more: { readonly inboundVerifiedAt?: number | null; readonly head?: number }) => streams.at(-1)?.write(`event: beat\ndata: ${JSON.stringify({ head: 0, relayTime: monday, policyRevision: null, ...more })}\n\n`);
    const told: unknown[] = [];
    let beats = 0;
    const sync = createSync({
      link: relay.link, vault, clock, timers: systemTimers, drawFraction: () => 0.5, log: quietLog, isTimeDoubtful: () => false,
      onApplied: () => undefined, onStreamEvent: () => (beats += 1), onConnection: () => undefined,
      onInboundVerified: () => told.push(sync.connection().inboundVerifiedAt),
    });
    expect('inboundVerifiedAt' in sync.connection(), 'nothing is claimed before the relay has told').toBe(false);
    sync.start();
    await eventually('a page of changes has told it', () => sync.connection().state === 'online');
    expect(told).toEqual([monday - 2 * minute]);

    inPage = undefined;
    for (const inboundVerifiedAt of [monday - 2 * minute + 1_000, monday - 3 * minute, monday]) say({ inboundVerifiedAt });
    await eventually('the stream has told it', () => beats === 4);
    expect(told).toEqual([monday - 2 * minute, monday]);
    expect(sync.connection()).toMatchObject({ state: 'online', inboundVerifiedAt: monday });

    say({ inboundVerifiedAt: monday + 5_000 });
    say({});
    await eventually('two more beats', () => beats === 6);
    expect(told, 'seconds are no news').toHaveLength(2);
    expect(sync.connection().inboundVerifiedAt, 'but whoever asks is told').toBe(monday + 5_000);
    sync.stop();
  });
});
