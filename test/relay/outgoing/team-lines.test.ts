import { expect, it } from 'vitest';
import { newId, startWorld } from './support/start-world.ts';

it('nothing that the team says to itself reaches Meta: not a note, a hand-over or any act, while an answer in between does', async () => {
  const world = await startWorld();
  await world.control('/customers', { key: 'ada', name: 'Ada', phone: '15550100123' });
  const conversationId = await world.customerWrites('ada');
  const { json: team } = await world.ask('GET', '/v1/team', undefined, 'manager');
  const [person] = team.teams[0].people as { id: string }[];

  const noteId = newId();
  const note = { id: noteId, conversationId, body: 'zquollnoteword: the client must not read this', mentions: [person?.id], composedAt: Date.now() };
  expect((await world.ask('POST', '/v1/notes', note)).status).toBe(201);
  const card = { id: newId(), conversationId, to: { kind: 'team', teamId: team.teams[0].id }, summary: 'zquollsummaryword', promises: ['zquollpromiseword'] };
  expect((await world.ask('POST', '/v1/handovers', card)).status).toBe(201);
  for (const act of [{ kind: 'snooze', until: null, untilReply: true }, { kind: 'close' }, { kind: 'reopen' }]) {
    expect((await world.ask('POST', '/v1/conversations/triage', { ids: [conversationId], act })).json.results[0].result.outcome).toBe('done');
  }
  expect((await world.ask('POST', '/v1/messages', { ...note, id: newId(), content: { kind: 'note', body: note.body, mentions: [] }, quotedMessageId: null })).status).toBe(400);
  await world.send(conversationId, { kind: 'text', body: 'Good morning' });
  await world.settled();

  expect((await world.calls('messages')).map((body) => body.text?.body), 'the sandbox saw the answer alone').toEqual(['Good morning']);
  expect(JSON.stringify(await world.control('/graph-calls'))).not.toMatch(/zquoll/u);
  expect(await world.message(noteId)).toMatchObject({ content: { kind: 'note', body: note.body }, delivery: null });
  expect((await world.changes(0, 'admin')).filter((change) => change.entity === 'message')).toEqual([]);
  expect(world.logged()).not.toMatch(/zquoll/u);
});
