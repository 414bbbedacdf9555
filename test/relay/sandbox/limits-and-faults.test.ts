import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../relay/sandbox/start-sandbox.ts';
import { manualClock } from './support/manual-clock.ts';
import type { Stage } from './support/sandbox-stage.ts';
import { accessToken, openStage, phoneNumberId, start, statuses } from './support/sandbox-stage.ts';

const to = '447700900142';
const text = { to, text: { body: 'hi' } };
const hour = 3_600_000;

describe('limits and planned faults', () => {
  let stage: Stage;
  afterEach(() => stage.close());
  const open = async (options: Partial<SandboxOptions> = {}, agoMs = 0): Promise<void> => {
    stage = await openStage(options);
    await stage.control('/customers', { key: 'grace', name: 'Grace', phone: to });
    await stage.control('/customers/grace/speak', { type: 'text', body: 'hello', agoMs });
  };
  const codes = async (count: number): Promise<number[]> => {
    const answers: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const answer = await stage.send(text);
      answers.push(answer.status === 200 ? 200 : answer.body.error.code);
    }
    return answers;
  };

  it('closes the window 24 hours after the timestamp of the last message, and lets templates through', async () => {
    const clock = manualClock(start);
    await open({ clock }, 23 * hour);
    expect(await codes(1)).toEqual([200]);
    await clock.advance(hour - 1);
    expect(await codes(1)).toEqual([200]);
    await clock.advance(1);
    expect(await codes(1)).toEqual([131047]);
    const template = await stage.send({ to, type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } });
    expect(template.body.messages[0].message_status).toBe('accepted');
    await stage.control('/customers/grace/speak', { type: 'text', body: 'again' });
    expect(await codes(1)).toEqual([200]);
  });

  it('reports a closed window as a late failure when told to', async () => {
    await open({ settings: { refusalsAs: 'status' } }, 25 * hour);
    expect(await codes(1)).toEqual([200]);
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received)).toMatchObject([{ status: 'failed', errors: [{ code: 131047, title: 'Re-engagement message', message: 'Re-engagement message' }] }]);
  });

  it('allows a burst of 45 to one user, then one message per six seconds', async () => {
    const clock = manualClock(start);
    await open({ clock, settings: { throughputPerSecond: 1_000 } });
    const burst = await codes(46);
    expect(burst.slice(0, 45).every((code) => code === 200)).toBe(true);
    expect(burst[45]).toBe(131056);
    await clock.advance(6_000);
    expect(await codes(2)).toEqual([200, 131056]);
  });

  it('refuses the message beyond the throughput of a second, in and out counted together', async () => {
    const clock = manualClock(start);
    await open({ clock, settings: { throughputPerSecond: 3, enforcePairRate: false } });
    expect(await codes(3)).toEqual([200, 200, 130429]);
    await clock.advance(1_001);
    expect(await codes(1)).toEqual([200]);
  });

  it('answers with a planned code, or with a page of a gateway, and accepts nothing', async () => {
    await open();
    await stage.control('/faults', { kind: 'answer', code: 131016, count: 2, errorData: 'absent' });
    await stage.control('/faults', { kind: 'answer', html: true });
    expect((await stage.send(text)).body.error).not.toHaveProperty('error_data');
    expect((await stage.send(text)).status).toBe(500);
    const page = await stage.send(text);
    expect([page.status, page.type]).toEqual([502, 'text/html; charset=utf-8']);
    expect((await stage.send(text)).status).toBe(200);
    const calls = (await stage.control('/graph-calls?kind=messages')).body.calls;
    expect(calls.map((call: any) => [call.accepted, call.outcome, call.answerStatus])).toEqual([[false, 'answered', 500], [false, 'answered', 500], [false, 'answered', 502], [true, 'answered', 200]]);
  });

  it('accepts and then resets, so that only statuses tell the outcome', async () => {
    await open();
    await stage.control('/faults', { kind: 'reset-after-accept' });
    await expect(stage.send({ ...text, biz_opaque_callback_data: 'attempt-1' })).rejects.toThrow();
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => [status.status, status.biz_opaque_callback_data])).toEqual([['sent', 'attempt-1'], ['delivered', 'attempt-1'], ['read', 'attempt-1']]);
    const [call] = (await stage.control('/graph-calls?kind=messages')).body.calls;
    expect(call).toMatchObject({ accepted: true, outcome: 'reset', answerStatus: null, messageId: expect.stringMatching(/^wamid\./) });
  });

  it('resets before accepting, and nothing has happened', async () => {
    await open();
    await stage.control('/faults', { kind: 'reset-before-accept' });
    await expect(stage.send(text)).rejects.toThrow();
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received)).toEqual([]);
    expect((await stage.control('/graph-calls?kind=messages')).body.calls).toMatchObject([{ accepted: false, outcome: 'reset' }]);
  });

  it('accepts at once and answers late', async () => {
    const clock = manualClock(start);
    await open({ clock });
    await stage.control('/faults', { kind: 'delay', ms: 30_000 });
    const answer = stage.send(text);
    await expect.poll(async () => (await stage.control('/graph-calls?kind=messages')).body.calls).toMatchObject([{ accepted: true, outcome: 'pending' }]);
    await clock.advance(30_000);
    expect((await answer).status).toBe(200);
  });

  it('accepts and never answers; the connection stays open until the caller gives up', async () => {
    await open();
    await stage.control('/faults', { kind: 'hang' });
    const caller = new AbortController();
    const answer = fetch(`${stage.sandbox.url}/v25.0/${phoneNumberId}/messages`, {
      method: 'POST', headers: { authorization: `Bearer ${accessToken}` }, body: JSON.stringify({ messaging_product: 'whatsapp', ...text }), signal: caller.signal,
    });
    await expect.poll(async () => (await stage.control('/graph-calls?kind=messages')).body.calls).toMatchObject([{ accepted: true, outcome: 'hung' }]);
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => status.status)).toEqual(['sent', 'delivered', 'read']);
    caller.abort();
    await expect(answer).rejects.toThrow();
  });

  it('holds statuses until the faults are deleted', async () => {
    await open();
    await stage.control('/faults', { kind: 'hold-statuses', count: 1 });
    await stage.send(text);
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received)).toEqual([]);
    await stage.control('/faults', undefined, 'DELETE');
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received)).toHaveLength(3);
  });

  it('kills the token for every call until the faults are deleted', async () => {
    await open();
    await stage.control('/faults', { kind: 'token-dead' });
    expect(await codes(2)).toEqual([190, 190]);
    expect((await stage.graph(`/v25.0/${phoneNumberId}`)).status).toBe(401);
    await stage.control('/faults', undefined, 'DELETE');
    expect(await codes(1)).toEqual([200]);
  });

  it('fails a message after it was accepted', async () => {
    await open();
    await stage.control('/faults', { kind: 'late-failure', code: 131026 });
    await stage.send(text);
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => [status.status, status.errors?.[0].code])).toEqual([['sent', undefined], ['failed', 131026]]);
  });
});
