import { describe, expect, it } from 'vitest';
import { wakeSnoozed } from '../../../relay/conversations/wake-snoozed.ts';
import type { TriageAct } from '../../../shared/domain/conversations/triage-act.ts';
import { day, hour, minute } from '../../../shared/kernel/time.ts';
import { testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { openTeamWorld } from './support/team-world.ts';
import type { TeamWorld } from './support/team-world.ts';

const acts = async (world: TeamWorld, id: string) => (await world.thread(id)).map(({ author, content }) => [author.kind, content.kind === 'activity' ? content.act : content.kind]);

describe.each(databases)('conversations as work on $name', ({ open }) => {
  const triage = async (world: TeamWorld, ids: readonly string[], act: TriageAct, who = world.company.employee) => {
    const answer = await world.post('/v1/conversations/triage', { ids, act }, who);
    expect(answer.status).toBe(200);
    return answer.json.results.map(({ result }: { result: object }) => result);
  };

  it('are assigned once, with a line in the thread and a word to the devices; the same again writes nothing', async () => {
    const world = await openTeamWorld(open);
    const { employee, manager, admin } = world.company;
    const id = await world.addConversation();
    const start = world.clock.now();
    const assign = (assigneeId: string | null): TriageAct => {
      // Two lines of one millisecond have no order.
      world.clock.advance(1);
      return { kind: 'assign', assigneeId: assigneeId as never };
    };
    expect(await triage(world, [id], assign(employee.id))).toEqual([{ outcome: 'done', reason: 'taken' }]);
    const before = await world.logLength();
    expect(await triage(world, [id], assign(employee.id))).toEqual([{ outcome: 'unchanged', reason: 'already-so' }]);
    expect(await world.logLength()).toBe(before);
    expect(await triage(world, [id], assign(employee.id), manager)).toEqual([{ outcome: 'unchanged', reason: 'already-so' }]);
    expect(await triage(world, [id], assign(manager.id))).toEqual([{ outcome: 'done', reason: 'given' }]);
    expect(await world.logLength()).toBe(before + 2);
    expect(await world.conversation(id)).toMatchObject({ assigneeId: manager.id });
    expect(await triage(world, [id], assign(null), manager)).toEqual([{ outcome: 'done', reason: 'released' }]);
    expect(await triage(world, [id], assign(admin.id))).toEqual([{ outcome: 'refused', reason: 'assignee-cannot-see' }]);
    expect(await triage(world, [id], assign(world.stranger.id))).toEqual([{ outcome: 'refused', reason: 'assignee-cannot-see' }]);
    expect(await triage(world, [id], assign(testId()))).toEqual([{ outcome: 'refused', reason: 'no-such-person' }]);
    expect((await world.thread(id)).map(({ author, content, delivery }) => [author, content, delivery])).toEqual([
      [{ kind: 'person', personId: employee.id }, { kind: 'activity', act: 'assigned', personId: employee.id, until: null }, null],
      [{ kind: 'person', personId: employee.id }, { kind: 'activity', act: 'assigned', personId: manager.id, until: null }, null],
      [{ kind: 'person', personId: manager.id }, { kind: 'activity', act: 'unassigned', personId: null, until: null }, null],
    ]);
    expect(await world.conversation(id), 'a quiet line is no message').toMatchObject({ lastMessageAt: start, waitingSince: start });
  });

  it('are answered one by one: what is out of sight is refused, whoever asks, and does not hold up the others', async () => {
    const world = await openTeamWorld(open);
    const [mine, theirs] = [await world.addConversation(), await world.addConversation({ otherTeam: true })];
    const nowhere = testId();
    const answer = await world.post('/v1/conversations/triage', { ids: [theirs, mine, nowhere, mine], act: { kind: 'close' } });
    expect(answer.json.results).toEqual([
      { id: theirs, result: { outcome: 'refused', reason: 'not-found' }, retry: { kind: 'never' } },
      { id: mine, result: { outcome: 'done', reason: 'closed' } },
      { id: nowhere, result: { outcome: 'refused', reason: 'not-found' }, retry: { kind: 'never' } },
    ]);
    expect(await triage(world, [mine], { kind: 'reopen' }, world.company.admin)).toEqual([{ outcome: 'refused', reason: 'not-found' }]);
    expect(await triage(world, [theirs], { kind: 'close' }, world.stranger)).toEqual([{ outcome: 'done', reason: 'closed' }]);
    expect((await world.post('/v1/conversations/triage', { ids: [], act: { kind: 'close' } })).status).toBe(400);
    expect((await world.post('/v1/conversations/triage', { ids: Array.from({ length: 201 }, () => testId()), act: { kind: 'close' } })).status).toBe(400);
    expect((await world.post('/v1/conversations/triage', { ids: [mine], act: { kind: 'delete' } })).status).toBe(400);
  });

  it('when closed are waited for by nobody, and are reopened by hand', async () => {
    const world = await openTeamWorld(open);
    const id = await world.addConversation();
    await triage(world, [id], { kind: 'close' });
    expect(await world.conversation(id)).toMatchObject({ state: 'closed', waitingSince: null });
    expect(await triage(world, [id], { kind: 'close' })).toEqual([{ outcome: 'unchanged', reason: 'already-so' }]);
    expect(await triage(world, [id], { kind: 'snooze', until: world.clock.now() + hour, untilReply: false })).toEqual([{ outcome: 'refused', reason: 'closed' }]);
    world.clock.advance(1);
    expect(await triage(world, [id], { kind: 'reopen' })).toEqual([{ outcome: 'done', reason: 'reopened' }]);
    expect(await acts(world, id)).toEqual([['person', 'closed'], ['person', 'reopened']]);
  });

  it('put aside come back by time, each once, also with two processes looking, and never later than the window allows', async () => {
    const world = await openTeamWorld(open);
    const { clock, database } = world;
    const ids = [await world.addConversation(), await world.addConversation(), await world.addConversation({ lastInboundAt: null })];
    const [short, capped, reply] = ids as [string, string, string];
    const start = clock.now();
    const closesAt = start + day - minute;
    expect(await triage(world, [short], { kind: 'snooze', until: start + hour, untilReply: false })).toEqual([{ outcome: 'done', reason: 'snoozed', until: start + hour }]);
    expect(await triage(world, [capped], { kind: 'snooze', until: start + 3 * day, untilReply: false })).toEqual([{ outcome: 'done', reason: 'snoozed-capped-by-window', until: closesAt - hour }]);
    expect(await triage(world, [reply], { kind: 'snooze', until: null, untilReply: true })).toEqual([{ outcome: 'done', reason: 'snoozed', until: null }]);
    expect(await world.conversation(short)).toMatchObject({ snooze: { until: start + hour, untilReply: false, by: world.company.employee.id, at: start } });

    const wake = () => wakeSnoozed(database, { now: clock.now(), newId: () => testId(clock.now()) });
    expect(await wake()).toBe(false);
    clock.set(closesAt);
    const woken = await Promise.all([wake(), wake(), wake(), wake()]);
    expect(woken.filter(Boolean)).toHaveLength(2);
    expect(await wake()).toBe(false);
    expect(await Promise.all(ids.map(async (id) => (await world.conversation(id)).snooze?.untilReply ?? 'awake'))).toEqual(['awake', 'awake', true]);
    expect(await acts(world, short)).toEqual([['person', 'snoozed'], ['automatic', 'woke']]);
    expect(await triage(world, [reply], { kind: 'reopen' })).toEqual([{ outcome: 'done', reason: 'woken' }]);
    expect((await world.conversation(reply)).snooze).toBeNull();
  });

  it('are handed over with a card: new assignee, open and awake, once for one id', async () => {
    const world = await openTeamWorld(open);
    const { employee, manager } = world.company;
    const id = await world.addConversation();
    await triage(world, [id], { kind: 'snooze', until: null, untilReply: true });
    const card = { id: testId(), conversationId: id, to: { kind: 'person', personId: manager.id }, summary: ' Boiler is out ', promises: ['call today', ''] };
    const answer = await world.post('/v1/handovers', card);
    expect(answer).toMatchObject({ status: 201, json: { message: { content: { kind: 'handover', summary: 'Boiler is out', promises: ['call today'], windowClosesAt: world.clock.now() + day - minute, accepted: null }, delivery: null } } });
    expect(await world.post('/v1/handovers', card)).toMatchObject({ status: 200 });
    expect(await world.post('/v1/handovers', { ...card, summary: 'Other' })).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } });
    expect(await world.conversation(id)).toMatchObject({ assigneeId: manager.id, snooze: null, state: 'open' });

    const take = (who: typeof manager) => world.post(`/v1/handovers/${card.id}/accept`, {}, who);
    expect((await take(employee)).status).toBe(403);
    expect((await take(world.stranger)).status).toBe(404);
    expect((await take(manager)).status).toBe(204);
    expect((await take(manager)).status).toBe(204);
    expect((await world.thread(id)).find(({ content }) => content.kind === 'handover')?.content).toMatchObject({ kind: 'handover', accepted: { by: manager.id, at: world.clock.now() } });

    const toTeam = { ...card, id: testId(), to: { kind: 'team', teamId: world.company.team.id } };
    expect((await world.post('/v1/handovers', toTeam, manager)).status).toBe(201);
    expect(await world.conversation(id)).toMatchObject({ assigneeId: null });
    expect((await world.post(`/v1/handovers/${toTeam.id}/accept`, {})).status).toBe(204);
    expect(await world.conversation(id)).toMatchObject({ assigneeId: employee.id });
    expect((await world.post(`/v1/handovers/${toTeam.id}/accept`, {}, manager)).json.error.code).toBe('conflict');

    await world.database.query('DELETE FROM team_member WHERE person_id = $1', [manager.id]);
    expect((await world.post('/v1/handovers', card)).status, 'asked again when its receiver has left the team: it is done already').toBe(200);
    expect((await world.post('/v1/handovers', { ...card, to: toTeam.to })).json.error.code, 'the same words to somebody else').toBe('conflict');
  });

  it('are not handed over where that makes no sense, and the refusal says why', async () => {
    const world = await openTeamWorld(open);
    const { employee, manager } = world.company;
    const id = await world.addConversation();
    const toManager = { to: { kind: 'person', personId: manager.id } };
    for (const [rule, card] of [
      ['to-self', { to: { kind: 'person', personId: employee.id } }],
      ['other-team', { to: { kind: 'team', teamId: world.stranger.teamIds[0] } }],
      ['receiver-cannot-see', { to: { kind: 'person', personId: world.stranger.id } }],
      ['no-such-person', { to: { kind: 'person', personId: testId() } }],
      ['empty', { ...toManager, summary: ' ' }],
    ] as const) {
      const answer = await world.post('/v1/handovers', { id: testId(), conversationId: id, summary: 'x', promises: [], ...card });
      expect(answer).toMatchObject({ status: 409, json: { error: { code: 'triage-refused', retry: { kind: 'never' }, about: { rule } } } });
    }
    expect((await world.post('/v1/handovers', { id: testId(), conversationId: id, summary: 'x', promises: [], ...toManager }, world.stranger)).status).toBe(404);
    expect(await world.thread(id)).toEqual([]);
  });

  it('have notes: once for one id, for the team alone, without a place in any queue to Meta', async () => {
    const world = await openTeamWorld(open);
    const { employee, manager, admin } = world.company;
    const id = await world.addConversation({ lastInboundAt: world.clock.now() - 5 });
    const note = { id: testId(), conversationId: id, body: ' Landlord knows ', mentions: [manager.id, admin.id, world.stranger.id], composedAt: world.clock.now() + day };
    const written = await world.post('/v1/notes', note);
    expect(written).toMatchObject({
      status: 201,
      json: { message: { id: note.id, author: { kind: 'person', personId: employee.id }, at: world.clock.now(), content: { kind: 'note', body: 'Landlord knows', mentions: [manager.id] }, delivery: null } },
    });
    expect(await world.post('/v1/notes', note)).toMatchObject({ status: 200, json: written.json });
    expect((await world.post('/v1/notes', { ...note, body: 'Other words' })).json.error.code).toBe('conflict');
    expect((await world.post('/v1/notes', note, manager)).json.error.code).toBe('conflict');
    expect((await world.post('/v1/notes', { ...note, id: testId(), body: '  ' })).json.error.code).toBe('empty');
    expect((await world.post('/v1/notes', { ...note, id: testId(), body: 'x'.repeat(10_001) })).json.error).toMatchObject({ code: 'too-long', about: { limit: 10_000, length: 10_001 } });
    expect((await world.post('/v1/notes', { ...note, id: testId() }, world.stranger)).status).toBe(404);
    expect((await world.post('/v1/notes', { ...note, id: testId() }, admin)).status).toBe(404);
    const inbound = world.clock.now() - 5;
    expect(await world.conversation(id), 'no answer, no window, but news').toMatchObject({ lastMessageAt: world.clock.now(), lastInboundAt: inbound, waitingSince: inbound });
    expect(await world.database.query('SELECT message_id FROM outgoing')).toEqual([]);
    expect((await world.post(`/v1/messages/${note.id}/resend`, {})).status).not.toBe(200);
  });
});
