import { describe, expect, it } from 'vitest';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { CommandRequest } from '../../../../shared/bridge/commands.ts';
import type { ConversationFilter } from '../../../../shared/domain/conversations/conversation-filter.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { openWorld } from '../../../e2e/support/open-world.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';
import { startApplication, testKeychain } from '../support/start-application.ts';
import type { TestApplication } from '../support/start-application.ts';

const allDay = [{ start: '00:00', end: '24:00' }];
const working = { ...builtInSettings('Europe/Berlin'), quiet: { schedule: { zone: 'Europe/Berlin', weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay } } }, notify: { content: 'full' as const, sound: true } };
const open: ConversationFilter = { view: 'all', teamId: null, unreadOnly: false, state: 'open', order: 'newest' };

async function valueOf<Value>(answer: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }>): Promise<Value> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
}

const list = async ({ handlers }: TestApplication, filter: Partial<ConversationFilter> = {}) =>
  (await valueOf(handlers['conversations.list']({ limit: 50, before: null, filter: { ...open, ...filter } }))).conversations;
const thread = async ({ handlers }: TestApplication, conversationId: never) => (await valueOf(handlers['messages.page']({ conversationId, before: null, limit: 50 }))).messages;

describe('two desks of one team', () => {
  it('share the work: what one does the other sees, and what needs the relay is refused without it, but a note is kept', async () => {
    const world = await openWorld();
    await world.pushPolicy(working);
    const start = async (role: 'employee' | 'manager') => {
      const desk = await startApplication({ folder: makeProfileFolder({ relayUrl: world.relayUrl, code: await world.enrolmentCode(role) }), keychain: testKeychain() });
      await eventually(`the ${role}'s desk is online`, () => desk.application.session().policy.revision !== null && desk.application.session().connection.state === 'online');
      return desk;
    };
    const [mara, jonas] = [await start('employee'), await start('manager')];
    const [maraId, jonasId] = [mara, jonas].map((desk) => desk.application.session().person?.id as never) as [never, never];
    await world.sandbox.customer({ key: 'ada', name: 'Ada', phone: '15550100123' });
    await world.sandbox.speak('ada', { type: 'text', body: 'The boiler is out' });
    await eventually('both have it', async () => (await list(mara, { view: 'unassigned' })).length > 0 && (await list(jonas, { view: 'unassigned' })).length > 0);
    const ada = (await list(mara, { view: 'unassigned', order: 'waiting-longest' })).find(({ contact }) => contact.displayName === 'Ada');
    if (ada === undefined) throw new Error('Ada is not there');
    const id = ada.conversation.id as never;
    const act = (desk: TestApplication, what: CommandRequest<'conversations.triage'>['act']) => valueOf(desk.handlers['conversations.triage']({ ids: [id], act: what }));

    expect(await act(mara, { kind: 'assign', assigneeId: maraId })).toEqual({ results: [{ id, result: { outcome: 'done', reason: 'taken' } }] });
    await eventually('it is hers at both desks', async () => (await list(mara, { view: 'mine' })).length === 1 && !(await list(jonas, { view: 'unassigned' })).some(({ contact }) => contact.displayName === 'Ada'));

    await mara.handlers['presence.tell']({ conversationId: id, act: 'typing' });
    await eventually('the colleague sees her type', async () => (await valueOf(jonas.handlers['presence.read'](null))).present.some((one) => one.conversationId === id && one.personId === maraId && one.act === 'typing'));
    expect(await valueOf(mara.handlers['presence.read'](null))).toEqual({ present: [] });
    await mara.handlers['presence.tell']({ conversationId: id, act: 'away' });
    await eventually('and sees her go', async () => (await valueOf(jonas.handlers['presence.read'](null))).present.length === 0);

    await valueOf(mara.handlers['notes.write']({ conversationId: id, body: 'Jonas, who is the plumber?', mentions: [jonasId] }));
    await eventually('the mention is announced', () => jonas.toastsEver.some(({ title, body }) => title === 'Ada' && body === 'Note: Jonas, who is the plumber?'));
    await expect.poll(async () => (await valueOf(jonas.handlers['conversations.counts']({ teamId: null }))).all.unread).toBeGreaterThan(0);

    const handed = await valueOf(mara.handlers['conversations.handOver']({ conversationId: id, to: { kind: 'person', personId: jonasId }, summary: 'Boiler out since Sunday', promises: ['call today'] }));
    await eventually('it is his', async () => (await list(jonas, { view: 'mine' })).some(({ conversation }) => conversation.id === id));
    await expect.poll(async () => (await thread(jonas, id)).find((message) => message.id === handed.id)?.content).toMatchObject({ kind: 'handover', summary: 'Boiler out since Sunday', promises: ['call today'], accepted: null });
    await valueOf(jonas.handlers['handovers.accept']({ id: handed.id }));
    await eventually('she sees that he took it', async () => {
      const card = (await thread(mara, id)).find((message) => message.id === handed.id)?.content;
      return card?.kind === 'handover' && card.accepted?.by === jonasId;
    });

    expect((await act(jonas, { kind: 'snooze', until: Date.now() + 3_000, untilReply: false })).results).toMatchObject([{ result: { outcome: 'done', reason: 'snoozed' } }]);
    // Told by its line in the thread: on a slow machine it is back before anybody looks into the folder.
    await eventually('it is put aside', async () => (await thread(mara, id)).some(({ content }) => content.kind === 'activity' && content.act === 'snoozed'));
    await eventually('it comes back by itself, with a line', async () => (await thread(mara, id)).some(({ author, content }) => author.kind === 'automatic' && content.kind === 'activity' && content.act === 'woke'));
    await act(jonas, { kind: 'close' });
    await eventually('it is closed', async () => (await list(mara, { state: 'closed' })).some(({ conversation }) => conversation.id === id));
    await world.sandbox.speak('ada', { type: 'text', body: 'It is cold' });
    await eventually('it is open again', async () => (await list(mara)).some(({ conversation }) => conversation.id === id && conversation.waitingSince !== null));

    await world.killRelay();
    await eventually('she is offline', () => mara.application.session().connection.state === 'offline');
    expect(await mara.handlers['conversations.triage']({ ids: [id], act: { kind: 'close' } })).toEqual({ ok: false, error: { kind: 'offline' } });
    expect(await mara.handlers['conversations.handOver']({ conversationId: id, to: { kind: 'person', personId: jonasId }, summary: 'x', promises: [] })).toEqual({ ok: false, error: { kind: 'offline' } });
    expect(await mara.handlers['conversations.handOver']({ conversationId: id, to: { kind: 'person', personId: maraId }, summary: 'x', promises: [] })).toEqual({ ok: false, error: { kind: 'to-self' } });
    const note = await valueOf(mara.handlers['notes.write']({ conversationId: id, body: 'written without a line', mentions: [] }));
    expect((await thread(mara, id)).find((message) => message.id === note.id)?.outbox).toMatchObject({ state: 'waiting' });
    await world.startRelay();
    await eventually('the note arrives', async () => (await thread(jonas, id)).some((message) => message.id === note.id && message.outbox === null));
    expect(JSON.stringify(await world.sandbox.sentTexts())).toBe('[]');
    expect(mara.logged() + jonas.logged() + (await world.relayLog())).not.toMatch(/plumber|Boiler out|without a line/u);
  });
});
