import { describe, expect, it } from 'vitest';
import { builtInSettings } from '../../shared/domain/policy/policy.ts';
import { eventually } from './support/eventually.ts';
import { openMeddlingProxy } from './support/meddling-proxy.ts';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';
import type { World } from './support/open-world.ts';

type Device = { policyRevision: number | null; policyRefusal: { reason: string; revision: number | null } | null };
const device = async (world: World): Promise<Device | undefined> => ((await world.operator('GET', '/v1/admin/devices')) as { devices: Device[] }).devices[0];

/** Settings that differ from the demo's in every field. */
const stricter = { ...builtInSettings('Europe/Lisbon'), notify: { content: 'none' as const, sound: false } };

describe('point 7, policy', () => {
  it('a pushed policy is in force within seconds, and the relay knows which revision the device runs', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    await desk.page().getByRole('navigation', { name: 'Places' }).waitFor();
    const revision = await world.pushPolicy(stricter);
    await eventually('the device reports it', async () => (await device(world))?.policyRevision === revision);
    expect(await device(world)).toMatchObject({ policyRevision: revision, policyRefusal: null });
  });

  it.each([
    ['wrong-signature', (policy: { payload: string }) => ({ ...policy, payload: policy.payload.replace('"messageDays":30', '"messageDays":3000') })],
    ['wrong-signature', (policy: { signature: string }) => ({ ...policy, signature: Buffer.alloc(64).toString('base64') })],
  ])('a policy changed on its way is refused (%s), the last good one stays, and the relay gets the reason', async (reason, forge) => {
    const world = await openWorld();
    const proxy = await openMeddlingProxy(world.relayUrl);
    const desk = await openDesk(world, { relayUrl: proxy.url });
    await desk.page().getByRole('navigation', { name: 'Places' }).waitFor();
    await eventually('the first policy is in force', async () => (await device(world))?.policyRevision === 1);
    proxy.rewrite = (path, body) => (path === '/v1/policy' ? forge(body as never) : body);
    await world.pushPolicy(stricter);
    await eventually('the relay has the reason', async () => (await device(world))?.policyRefusal !== null);
    expect(await device(world)).toMatchObject({ policyRevision: 1, policyRefusal: { reason } });
    await desk.page().getByText('A new policy was refused').first().waitFor();
    await proxy.close();
  });

  it('an older revision, signed and genuine, is refused as a replay', async () => {
    const world = await openWorld();
    const proxy = await openMeddlingProxy(world.relayUrl);
    const desk = await openDesk(world, { relayUrl: proxy.url });
    await desk.page().getByRole('navigation', { name: 'Places' }).waitFor();
    let first: unknown = null;
    await eventually('the first policy is in force', async () => (await device(world))?.policyRevision === 1);
    proxy.rewrite = (path, body) => {
      if (path === '/v1/policy') first ??= body;
      return body;
    };
    await world.pushPolicy(stricter);
    await eventually('the second is in force', async () => (await device(world))?.policyRevision === 2);
    const second = first;
    proxy.rewrite = null;
    await world.pushPolicy({ ...stricter, retention: { messageDays: 5, attachmentDays: 1 } });
    await eventually('the third is in force', async () => (await device(world))?.policyRevision === 3);
    proxy.rewrite = (path, body) => (path === '/v1/policy' ? second : body);
    await world.pushPolicy(stricter);
    await eventually('the replay is refused', async () => (await device(world))?.policyRefusal?.reason === 'older-revision');
    expect((await device(world))?.policyRevision).toBe(3);
    await proxy.close();
  });
});
