import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { openMeddlingProxy } from './support/meddling-proxy.ts';
import { openDesk } from './support/open-desk.ts';
import type { Desk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';
import { screen } from './support/screen.ts';

/** A client of the company has written and the conversation is open. */
async function openConversation(world: World, desk: Desk): Promise<void> {
  await world.sandbox.customer({ key: 'ana', name: 'Ana Duarte', phone: '351911111111' });
  await world.sandbox.speak('ana', { type: 'text', body: 'Hello, I lost my key' });
  await screen(desk.page()).conversation(/Ana Duarte/).click();
  await screen(desk.page()).message(/I lost my key/).waitFor();
}

/** Exactly once, and still exactly once when everything that could repeat it had its turn. */
async function expectSentOnce(world: World, body: string): Promise<void> {
  await eventually(`'${body}' reached Meta`, async () => (await world.sandbox.sentTexts()).includes(body));
  await world.sandbox.flush();
  expect((await world.sandbox.sentTexts()).filter((sent) => sent === body)).toEqual([body]);
}

describe('point 4, outgoing', () => {
  it('the ticks move from queued to sent, delivered and read', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    await world.sandbox.settings({ autoStatuses: false });
    await screen(desk.page()).send('A new key is at our office.');
    await screen(desk.page()).message(/A new key.*Sent/).waitFor();
    await expectSentOnce(world, 'A new key is at our office.');
    const id = await lastWamid(world);
    for (const [status, word] of [['delivered', 'Delivered'], ['read', 'Read']] as const) {
      await world.sandbox.post('/statuses', { id, status });
      await screen(desk.page()).message(new RegExp(`A new key.*${word}`)).waitFor();
    }
    await world.sandbox.post('/statuses', { id, status: 'delivered' });
    await world.sandbox.flush();
    await screen(desk.page()).message(/A new key.*Read/).waitFor();
  });

  it('killed before the relay had it: sent once after the restart', async () => {
    const world = await openWorld();
    const proxy = await openMeddlingProxy(world.relayUrl);
    const desk = await openDesk(world, { relayUrl: proxy.url });
    await openConversation(world, desk);
    proxy.meddle = ({ path }) => (path === '/v1/messages' ? 'refuse' : 'pass');
    await screen(desk.page()).send('Killed before the relay');
    await screen(desk.page()).message(/Killed before the relay.*Waiting/).waitFor();
    await desk.kill();
    proxy.meddle = () => 'pass';
    await desk.start();
    await screen(desk.page()).conversation(/Ana Duarte/).click();
    await screen(desk.page()).message(/Killed before the relay.*(Sent|Delivered|Read)/).waitFor();
    await expectSentOnce(world, 'Killed before the relay');
    await proxy.close();
  });

  it('killed after the relay had it and before the client knew: sent once', async () => {
    const world = await openWorld();
    const proxy = await openMeddlingProxy(world.relayUrl);
    const desk = await openDesk(world, { relayUrl: proxy.url });
    await openConversation(world, desk);
    proxy.meddle = ({ method, path }) => (method === 'POST' && path === '/v1/messages' ? 'hold' : 'pass');
    await screen(desk.page()).send('Killed before the answer');
    await eventually('the relay has taken it', () => proxy.held().length > 0);
    await desk.kill();
    proxy.meddle = () => 'pass';
    await desk.start();
    await screen(desk.page()).conversation(/Ana Duarte/).click();
    await screen(desk.page()).message(/Killed before the answer.*Read/).waitFor();
    await expectSentOnce(world, 'Killed before the answer');
    await proxy.close();
  });

  it('the relay is killed while Meta has the message and has not answered: sent once', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    await world.sandbox.fault({ kind: 'hang', on: 'send', accept: true });
    await screen(desk.page()).send('Killed while Meta thinks');
    await eventually('Meta has it', async () => (await world.sandbox.sentTexts()).includes('Killed while Meta thinks'));
    await world.killRelay();
    await world.startRelay();
    await screen(desk.page()).message(/Killed while Meta thinks.*Read/).waitFor();
    await expectSentOnce(world, 'Killed while Meta thinks');
  });

  it('the relay is away: written, shown as waiting, edited by nobody, sent once when it is back', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    await world.killRelay();
    await screen(desk.page()).send('Written while offline');
    await screen(desk.page()).message(/Written while offline.*Waiting/).waitFor();
    await world.startRelay();
    await screen(desk.page()).message(/Written while offline.*Read/).waitFor();
    await expectSentOnce(world, 'Written while offline');
  });

  it('the relay and the client are killed at random points while twelve messages go out: each once and in order (seed 20261123)', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await openConversation(world, desk);
    const draw = seeded(20261123);
    const bodies = Array.from({ length: 12 }, (_, index) => `Message ${index + 1} of twelve`);
    for (const body of bodies) {
      await screen(desk.page()).send(body);
      await screen(desk.page()).message(new RegExp(body)).waitFor();
      const chance = draw();
      if (chance < 0.25) {
        await desk.kill();
        await desk.start();
        await screen(desk.page()).conversation(/Ana Duarte/).click();
      } else if (chance < 0.5) {
        await world.killRelay();
        await world.startRelay();
      }
    }
    await screen(desk.page()).message(/Message 12 of twelve.*Read/).waitFor();
    await world.sandbox.flush();
    expect(await world.sandbox.sentTexts()).toEqual(bodies);
  });
});

async function lastWamid(world: World): Promise<string> {
  const id = (await world.sandbox.calls('messages')).at(-1)?.messageId;
  if (id === undefined || id === null) throw new Error('Meta gave no id');
  return id;
}

/** Mulberry32: the same draws for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
