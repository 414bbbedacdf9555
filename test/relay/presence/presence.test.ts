import { describe, expect, it } from 'vitest';
import { eventually } from '../../e2e/support/eventually.ts';
import { readStream } from '../../support/read-stream.ts';
import { databases } from '../../support/open-databases.ts';
import { openTeamWorld } from '../conversations/support/team-world.ts';

describe.each(databases)('presence on $name', ({ open }) => {
  it('is told to whoever may see the conversation, by every process, and stands nowhere', async () => {
    const world = await openTeamWorld(open);
    const { employee, manager, admin } = world.company;
    const id = await world.addConversation();
    const theirs = await world.addConversation({ otherTeam: true });
    const second = await world.second();
    const streams = {
      here: await readStream(world.edge.url, await world.enrol(manager)),
      elsewhere: await readStream(second.url, await world.enrol(manager)),
      stranger: await readStream(second.url, await world.enrol(world.stranger)),
      admin: await readStream(world.edge.url, await world.enrol(admin)),
    };
    const before = await world.logLength();
    const tell = (conversation: string, act: string, who = employee) => world.post(`/v1/conversations/${conversation}/presence`, { act }, who);
    expect((await tell(id, 'viewing')).status).toBe(204);
    expect((await tell(id, 'typing')).status).toBe(204);
    expect((await tell(id, 'away')).status).toBe(204);
    const now = world.clock.now();
    const told = [['viewing', now + 45_000], ['typing', now + 12_000], ['away', now]].map(([act, until]) => ({ conversationId: id, personId: employee.id, act, until }));
    await eventually('both processes have told it', () => streams.here.present().length === 3 && streams.elsewhere.present().length === 3);
    expect(streams.here.present()).toEqual(told);
    expect(streams.elsewhere.present()).toEqual(told);

    expect((await tell(theirs, 'viewing')).status).toBe(404);
    expect((await tell(id, 'viewing', admin)).status).toBe(404);
    expect((await tell(id, 'dancing')).status).toBe(400);
    expect((await tell(theirs, 'viewing', world.stranger)).status).toBe(204);
    await eventually('the stranger hears of the own conversation', () => streams.stranger.present().length === 1);
    expect(streams.stranger.present()).toMatchObject([{ conversationId: theirs }]);
    expect(streams.admin.present()).toEqual([]);
    expect(streams.here.present()).toHaveLength(3);
    expect(await world.logLength(), 'nothing is kept').toBe(before);
    for (const stream of Object.values(streams)) stream.close();
  });
});
