import { describe, expect, it } from 'vitest';
import { createLinks } from '../../../../electron/main/links/keep-links.ts';
import type { RelayFailure } from '../../../../electron/main/relay-link/relay-failure.ts';
import { readArguments } from '../../../../electron/main/profile/read-arguments.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import type { Destination } from '../../../../shared/bridge/destination.ts';
import type { ConversationId } from '../../../../shared/kernel/ids.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { aContact, aConversation, aNumber, idOf } from '../../../support/cache-content.ts';
import { quietLog } from '../support/quiet-log.ts';

type Line = 'connecting' | 'online' | 'behind' | 'offline' | 'refused';
const known = idOf('conversation', 1) as ConversationId;
const later = idOf('conversation', 2) as ConversationId;

/** The real links over the real vault; the line and the relay's answer are the test's. */
async function linksOver(start: { readonly line: Line; readonly enrolled?: boolean; readonly role?: 'employee' | 'admin' }) {
  const testVault = await openTestVault();
  await testVault.value('changes.apply', { cursor: 1, changes: [{ entity: 'number', number: aNumber() }, { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }] });
  const state: { line: Line; enrolled: boolean; answer: Result<{ conversationIds: ConversationId[] }, RelayFailure> } = { line: start.line, enrolled: start.enrolled ?? true, answer: { ok: true, value: { conversationIds: [] } } };
  const asked: string[] = [];
  const went: Destination[] = [];
  let settle: () => void = () => undefined;
  let read = 0;
  const call: Vault['call'] = (name, args) => {
    if (name === 'conversations.read') read += 1;
    return testVault.call(name, args);
  };
  const links = createLinks({
    desk: () => (state.enrolled ? { role: start.role ?? 'employee', line: () => state.line, vault: { call, onChanges: () => () => undefined }, relay: { findByNumber: async (phone) => { asked.push(phone); return state.answer; } } } : null),
    navigate: (to) => { went.push(to); settle(); },
    log: quietLog,
  });
  const goes = () => new Promise<void>((resolve) => { settle = resolve; });
  return { links, state, asked, went, goes, testVault, reads: () => read };
}

describe('links from outside', () => {
  it('leads to a conversation of the cache at once, and to one of a number after asking', async () => {
    const { links, state, asked, went, goes } = await linksOver({ line: 'online' });
    let done = goes();
    links.follow(`deskline://conversation/${known}`);
    await done;
    state.answer = { ok: true, value: { conversationIds: [known] } };
    done = goes();
    links.follow('tel:+491701234567');
    await done;
    expect([went, asked]).toEqual([[{ kind: 'conversation', conversationId: known }, { kind: 'conversation', conversationId: known }], ['491701234567']]);
  });

  it('waits for the enrolment, for the line, and for the conversation to come', async () => {
    const { links, state, went, goes, testVault } = await linksOver({ line: 'connecting', enrolled: false });
    state.answer = { ok: true, value: { conversationIds: [later] } };
    links.follow('https://wa.me/491701234567');
    state.enrolled = true;
    links.again();
    state.line = 'behind';
    links.again();
    await testVault.value('changes.apply', { cursor: 2, changes: [{ entity: 'contact', contact: aContact(2) }, { entity: 'conversation', conversation: aConversation(2) }] });
    const done = goes();
    state.line = 'online';
    links.again();
    await done;
    expect(went).toEqual([{ kind: 'conversation', conversationId: later }]);
  });

  it('offers to begin where the relay knows a conversation that was purged here', async () => {
    const { links, state, went, goes } = await linksOver({ line: 'online' });
    state.answer = { ok: true, value: { conversationIds: [later] } };
    const done = goes();
    links.follow('tel:+491701234567');
    await done;
    expect(went).toEqual([{ kind: 'number-unknown', phone: '491701234567' }]);
  });

  it('asks once for what may be on its way, and again only when something has happened', async () => {
    const { links, state, reads, went, goes } = await linksOver({ line: 'behind' });
    links.follow(`deskline://conversation/${later}`);
    // Longer than many turns of asking would take: the vault answers in the order of the questions.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(reads()).toBe(1);
    const done = goes();
    state.line = 'online';
    links.again();
    await done;
    expect([went, reads()]).toEqual([[{ kind: 'conversation-unknown' }], 2]);
  });

  it.each([
    ['no link of ours', 'online', 'javascript:alert(1)', { kind: 'link-refused', reason: 'not-ours' }],
    ['nobody has this number', 'online', 'tel:+491701234567', { kind: 'number-unknown', phone: '491701234567' }],
    ['a conversation of others', 'online', `deskline://conversation/${later}`, { kind: 'conversation-unknown' }],
    ['a number, offline', 'offline', 'tel:+491701234567', { kind: 'not-looked-up', why: 'offline', link: 'deskline://chat?phone=491701234567' }],
    ['a conversation that is not here, offline', 'offline', `deskline://conversation/${later}`, { kind: 'not-looked-up', why: 'offline', link: `deskline://conversation/${later}` }],
  ] as const)('%s is said', async (_name, line, link, expected) => {
    const { links, went, goes } = await linksOver({ line });
    const done = goes();
    links.follow(link);
    await done;
    expect(went).toEqual([expected]);
  });

  it.each([
    [{ kind: 'unreachable', detail: 'ECONNRESET' } as const, 'offline'],
    [{ kind: 'not-understood', status: 502 } as const, 'refused'],
  ])('a relay that does not answer is said: %o', async (error, why) => {
    const { links, state, went, goes } = await linksOver({ line: 'online' });
    state.answer = { ok: false, error };
    const done = goes();
    links.follow('tel:+491701234567');
    await done;
    expect(went).toEqual([{ kind: 'not-looked-up', why, link: 'deskline://chat?phone=491701234567' }]);
  });

  it('an admin reads no conversations, and the relay is not asked', async () => {
    const { links, asked, went, goes } = await linksOver({ line: 'online', role: 'admin' });
    const done = goes();
    links.follow('tel:+491701234567');
    await done;
    expect([went, asked]).toEqual([[{ kind: 'not-for-role' }], []]);
  });
});

describe('the command line', () => {
  it.each([
    [['deskline', '--profile=/p', 'tel:+49170'], { profile: '/p', inBackground: false, link: 'tel:+49170' }],
    [['electron', '/app', '--in-background'], { profile: null, inBackground: true, link: null }],
    [['tel:+49170'], { profile: null, inBackground: false, link: null }],
    [['deskline', '--profile=', 'https://example.com/'], { profile: null, inBackground: false, link: null }],
  ])('%j', (argv, expected) => {
    expect(readArguments(argv)).toEqual(expected);
  });
});
