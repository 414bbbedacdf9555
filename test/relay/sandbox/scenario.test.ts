import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latestTimeOfDay } from '../../../relay/sandbox/scenario/latest-time-of-day.ts';
import type { Scenario } from '../../../relay/sandbox/scenario/scenario.ts';
import { readScenario, scenario } from '../../../relay/sandbox/scenario/scenario.ts';
import { manualClock } from './support/manual-clock.ts';
import type { Stage } from './support/sandbox-stage.ts';
import { messages, openStage, start, statuses } from './support/sandbox-stage.ts';

const small = scenario.parse({
  name: 'small',
  customers: [
    { key: 'grace', name: 'Grace', phone: '447700900142', answers: [{ after: '5s', say: { type: 'text', body: 'thank you' } }] },
    { key: 'noor', name: 'Noor', userId: 'NL.9917305526480138' },
  ],
  history: [
    { who: 'grace', ago: '2h', say: { type: 'text', body: 'long ago' } },
    { who: 'grace', ago: '1h30m', agency: 'we are on it' },
  ],
  opening: [
    { who: 'grace', at: '1s', say: { type: 'text', body: 'first' } },
    { who: 'noor', at: '60s', say: { type: 'text', body: 'second' } },
  ],
  later: [{ who: 'grace', at: '2s', say: { type: 'text', body: 'next day' } }],
});

describe('scenarios', () => {
  let folder: string;
  let stage: Stage;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  });
  afterEach(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bodies = (): (string | undefined)[] => messages(stage.receiver.received).map((message) => message.text?.body);
  const settled = async (pending = 0): Promise<void> => {
    await expect.poll(async () => (await stage.control('/healthz')).body.webhooksPending).toBe(pending);
  };

  it('tell their history with its own times, then go on at their pace once the relay has answered', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock, scenario: small });
    await settled();
    expect(bodies()).toEqual(['long ago']);
    expect(messages(stage.receiver.received)[0].timestamp).toBe(String(start / 1000 - 7_200));
    const echo = stage.receiver.received.flatMap((delivery) => (delivery.body as any).entry[0].changes).find((change: any) => change.field === 'smb_message_echoes');
    expect(echo.value.message_echoes[0]).toMatchObject({ from: '15550783881', to: '447700900142', type: 'text', text: { body: 'we are on it' }, timestamp: String(start / 1000 - 5_400) });
    expect(statuses(stage.receiver.received).map((status) => [status.id === echo.value.message_echoes[0].id, status.status])).toEqual([[true, 'sent'], [true, 'delivered'], [true, 'read']]);
    await clock.advance(1_000);
    await stage.receiver.until(() => bodies().includes('first'));
    await settled();
    await clock.advance(58_000);
    await settled();
    expect(bodies()).not.toContain('second');
    await clock.advance(1_000);
    await stage.receiver.until(() => bodies().includes('second'));
  });

  it('let a customer answer once what the business wrote has been read, as often as the script says', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock, scenario: small });
    await settled();
    for (const body of ['one', 'two']) {
      await stage.send({ to: '447700900142', text: { body } });
      await stage.control('/deliveries/flush', {});
      await clock.advance(10_000);
      await settled();
    }
    expect(bodies().filter((body) => body === 'thank you')).toHaveLength(1);
  });

  it('are not told again on the next start: history stays, something new comes', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock, scenario: small, stateDir: folder });
    await settled();
    await clock.advance(1_000);
    await stage.receiver.until(() => bodies().includes('first'));
    await settled();
    await clock.advance(60_000);
    await stage.receiver.until(() => bodies().includes('second'));
    await settled();
    const sent = await stage.send({ to: '447700900142', text: { body: 'hello' } });
    await stage.close();

    stage = await openStage({ clock, scenario: small, stateDir: folder });
    await clock.advance(2_000);
    await stage.receiver.until((received) => received.length > 0);
    await settled();
    await clock.advance(600_000);
    await settled();
    expect(bodies()).toEqual(['next day']);
    const again = await stage.send({ to: '447700900142', text: { body: 'hello' } });
    expect(again.status).toBe(200); // The window is still open …
    expect(again.body.messages[0].id).not.toBe(sent.body.messages[0].id); // … and the id is a new one, though the seed is the same.
  });

  it('go on where they were cut off', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock, scenario: small, stateDir: folder });
    await settled();
    await clock.advance(1_000);
    await stage.receiver.until(() => bodies().includes('first'));
    await settled();
    await stage.close();
    stage = await openStage({ clock, scenario: small, stateDir: folder });
    await clock.advance(1_500);
    await stage.receiver.until((received) => received.length > 0);
    expect(bodies()).toEqual(['second']);
  });

  it.each([2, 9, 60])('after a stop %i seconds into the demo: whoever could be answered still can, nothing comes twice, and somebody writes soon', async (seconds) => {
    const demo = readScenario('demo');
    if (!demo.ok) throw new Error(demo.error);
    const clock = manualClock(start);
    const heard: any[] = [];
    const go = async (until: number): Promise<void> => {
      for (let second = 0; second < until; second += 1) {
        await stage.control('/deliveries/flush', {});
        await clock.advance(1_000);
      }
      await stage.control('/deliveries/flush', {});
    };
    const open = { clock, stateDir: folder, scenario: { ...demo.value, settings: { ...demo.value.settings, chaos: { duplicates: 0 } } } };
    stage = await openStage(open);
    await go(seconds);
    heard.push(...messages(stage.receiver.received));
    await stage.close();

    for (let day = 0; day < 7; day += 1) {
      stage = await openStage(open);
      const told = new Set(heard.map((message) => message.id));
      // What the client counts the window from: the newest message that reached the relay.
      for (const customer of demo.value.customers) {
        const theirs = heard.filter((message) => (customer.phone === undefined ? message.from_user_id === customer.userId : message.from === customer.phone));
        const newest = Math.max(0, ...theirs.map((message) => Number(message.timestamp) * 1000));
        const isOpen = clock.now() - newest < 24 * 3_600_000;
        const sent = await stage.send(customer.phone === undefined ? { recipient: customer.userId, text: { body: 'hello' } } : { to: customer.phone, text: { body: 'hello' } });
        expect({ who: customer.key, status: sent.status }).toEqual({ who: customer.key, status: isOpen ? 200 : 400 });
      }
      await go(3);
      const fresh = messages(stage.receiver.received);
      expect(fresh.length).toBeGreaterThan(0);
      expect(fresh.filter((message) => told.has(message.id))).toEqual([]);
      await go(120);
      heard.push(...messages(stage.receiver.received));
      expect(new Set(heard.map((message) => message.id)).size).toBe(heard.length);
      await stage.close();
    }
  });

  it('remember customers that were made by hand as well, and what they last heard', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock, stateDir: folder });
    await stage.control('/customers', { key: 'ada', name: 'Ada', phone: '447700900999' });
    await stage.control('/customers/ada/speak', { type: 'text', body: 'hello' });
    await stage.control('/deliveries/flush', {});
    await stage.send({ to: '447700900999', text: { body: 'hello' } });
    const before = (await stage.control('/customers')).body;
    await stage.close();
    stage = await openStage({ clock, stateDir: folder });
    expect((await stage.control('/customers')).body).toEqual(before);
    expect((await stage.send({ to: '447700900999', text: { body: 'again' } })).status).toBe(200);
  });

  it('without a state folder give the same step the same id, so that a receiver knows it again', async () => {
    const ids: string[][] = [];
    for (let run = 0; run < 2; run += 1) {
      const clock = manualClock(start + run * 3_600_000);
      stage = await openStage({ clock, scenario: small });
      await settled();
      await clock.advance(1_000);
      await stage.receiver.until(() => bodies().includes('first'));
      ids.push(messages(stage.receiver.received).map((message) => message.id));
      await stage.close();
    }
    expect(ids[0]).toEqual(ids[1]);
  });

  it('the demo is readable, and within two seconds of its start somebody has written and pictures are on their way', async () => {
    const demo = readScenario('demo');
    if (!demo.ok) throw new Error(demo.error);
    expect(demo.value.customers.length).toBeGreaterThanOrEqual(12);
    const clock = manualClock(start);
    stage = await openStage({ clock, scenario: demo.value as Scenario });
    await stage.receiver.until((received) => messages(received.filter((delivery) => JSON.stringify(delivery.body).includes('messages"'))).length >= 10);
    await stage.control('/deliveries/flush', {});
    await clock.advance(2_000);
    await stage.receiver.until((received) => messages(received).some((message) => message.type === 'image'));
    for (let second = 0; second < 120; second += 5) {
      await stage.control('/deliveries/flush', {});
      await clock.advance(5_000);
    }
    await stage.control('/deliveries/flush', {});
    expect(new Set(messages(stage.receiver.received).map((message) => message.type))).toEqual(new Set(['text', 'image', 'audio', 'video', 'document', 'location', 'contacts', 'sticker']));
    expect(messages(stage.receiver.received).some((message) => message.from === undefined && message.from_user_id === 'NL.9917305526480138')).toBe(true);
    expect(bodies()).toContain('STOP');
  });

  it('that are wrong are refused in one line that names the place', () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, JSON.stringify({ name: 'x', customers: [{ key: 'a', name: 'A', phone: '447700900142' }], opening: [{ who: 'b', at: '1s', say: { type: 'text', body: 'x' } }] }));
    expect(readScenario(path)).toEqual({ ok: false, error: `SANDBOX_SCRIPT: ${path}, at opening.0.who: nobody among the customers has the key b` });
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -2));
    expect(readScenario(path)).toMatchObject({ ok: false, error: expect.stringContaining('is not JSON') });
    expect(readScenario(join(folder, 'nowhere.json'))).toMatchObject({ ok: false, error: expect.stringContaining('cannot be read') });
  });

  it.each([
    ['2026-11-23T12:00:00Z', 'Europe/London', '2026-11-22T23:10:00Z'],
    ['2026-11-23T23:10:30Z', 'Europe/London', '2026-11-23T23:10:00Z'],
    ['2026-11-23T12:00:00Z', 'America/Sao_Paulo', '2026-11-23T02:10:00Z'],
  ])('at %s in %s, the latest 23:10 was %s', (now, zone, expected) => {
    expect(new Date(latestTimeOfDay(Date.parse(now), '23:10', zone)).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });
});
