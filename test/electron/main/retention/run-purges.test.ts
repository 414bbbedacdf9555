import { describe, expect, it } from 'vitest';
import { createPurges } from '../../../../electron/main/retention/run-purges.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { PurgeReceipt } from '../../../../shared/domain/retention/purge-receipt.ts';
import { day, hour } from '../../../../shared/kernel/time.ts';
import { makeId } from '../../../../shared/kernel/make-id.ts';
import { aContact, aConversation, aNumber, fromContact, idOf, monday } from '../../../support/cache-content.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';
import { sendError, startStubRelay } from '../support/start-stub-relay.ts';

async function bench() {
  const clock = fakeClock(monday);
  const testVault = await openTestVault({ kind: 'memory' }, { clock });
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  const messages = [fromContact(1, { at: monday - 40 * day }), fromContact(2, { at: monday - 10 * day }), fromContact(3, { at: monday })];
  await testVault.value('changes.apply', {
    cursor: 1,
    changes: [
      { entity: 'number', number: aNumber() },
      { entity: 'contact', contact: aContact(1) },
      { entity: 'conversation', conversation: aConversation(1) },
      ...messages.map((message) => ({ entity: 'message' as const, message })),
    ],
  });
  let isAway = false;
  const received: PurgeReceipt[] = [];
  const relay = await startStubRelay((asked, response) => {
    if (isAway) return sendError(response, 503, 'unavailable', { kind: 'after', afterMs: 0 });
    received.push(JSON.parse(asked.body) as PurgeReceipt);
    return void response.writeHead(204).end();
  });
  let settings = builtInSettings('UTC');
  let ticks: (() => void)[] = [];
  let count = 0;
  const purgedBefore: number[] = [];
  const purges = createPurges({
    vault,
    link: relay.link,
    clock,
    timers: { soon: (run) => run(), after: (_milliseconds, run) => (ticks.push(run), () => undefined) },
    log: quietLog,
    settings: () => settings,
    policyRevision: () => 4,
    drawId: (now) => makeId(now, new Uint8Array(10).fill((count += 1))),
    onPurged: (before) => purgedBefore.push(before),
  });
  return {
    clock,
    testVault,
    purges,
    received,
    purgedBefore,
    setAway: (away: boolean) => (isAway = away),
    keepDays: (messageDays: number) => (settings = { ...settings, retention: { messageDays, attachmentDays: 1 } }),
    tick: async () => {
      const due = ticks;
      ticks = [];
      for (const run of due) run();
      await purges.idle();
    },
  };
}

describe('purges', () => {
  it('remove what is older than policy keeps and give the relay the receipt', async () => {
    const { purges, testVault, received, purgedBefore } = await bench();
    purges.run('start');
    await purges.idle();
    expect(received).toEqual([]);
    // The line is open: before, there was nobody to send it to.
    purges.sendReceipts();
    await purges.idle();
    expect(await testVault.value('messages.read', { id: idOf('message', 1) })).toBeNull();
    expect(await testVault.value('messages.read', { id: idOf('message', 2) })).not.toBeNull();
    expect(received).toMatchObject([{ trigger: 'start', messages: 1, policyRevision: 4, messagesBefore: monday - 30 * day, complete: true }]);
    expect(purgedBefore).toEqual([monday - 30 * day]);
    expect(await testVault.value('receipts.unsent', null)).toEqual([]);
  });

  it('keep a receipt until the relay has it', async () => {
    const { purges, received, setAway, testVault } = await bench();
    setAway(true);
    purges.run('resume');
    await purges.idle();
    expect(received).toEqual([]);
    expect(await testVault.value('receipts.unsent', null)).toHaveLength(1);
    setAway(false);
    purges.sendReceipts();
    await purges.idle();
    expect(received).toHaveLength(1);
  });

  it('follow a stricter policy at once', async () => {
    const { purges, testVault, keepDays, received } = await bench();
    purges.run('start');
    keepDays(5);
    purges.run('policy-change');
    await purges.idle();
    expect(await testVault.value('messages.read', { id: idOf('message', 2) })).toBeNull();
    expect(received.map(({ trigger }) => trigger)).toEqual(['start', 'policy-change']);
  });

  it('come every hour of the clock, also when the hour was slept through, and when the clock was set back', async () => {
    const { purges, clock, tick, received } = await bench();
    purges.run('start');
    await purges.idle();
    clock.advance(hour - 1);
    await tick();
    expect(received).toEqual([]);
    clock.advance(1);
    await tick();
    clock.advance(60 * hour);
    await tick();
    clock.advance(-20 * hour);
    await tick();
    expect(received.map(({ trigger }) => trigger)).toEqual(['start', 'hourly', 'hourly', 'hourly']);
  });
});
