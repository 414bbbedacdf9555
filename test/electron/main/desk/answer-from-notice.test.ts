import { describe, expect, it } from 'vitest';
import type { Application } from '../../../../electron/main/application/application.ts';
import { answerFromNotice } from '../../../../electron/main/desk/answer-from-notice.ts';
import type { Destination } from '../../../../shared/bridge/destination.ts';
import { aContact, aConversation, aNumber, fromContact, idOf, monday } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { quietLog } from '../support/quiet-log.ts';

const conversationId = idOf('conversation', 1);

/** What of the application an answer touches: the real vault, and what the window would be told. */
async function deskWith({ lastInboundAt, open = true }: { readonly lastInboundAt: number; readonly open?: boolean }) {
  const testVault = await openTestVault();
  await testVault.value('changes.apply', {
    cursor: 1,
    changes: [{ entity: 'number', number: aNumber() }, { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1, { lastInboundAt }) }, { entity: 'message', message: fromContact(1) }],
  });
  const went: Destination[] = [];
  let woken = 0;
  const desk = { vault: { call: testVault.call }, clock: { now: () => monday }, person: () => ({ id: idOf('person', 1) }), outbox: { wake: () => (woken += 1) } };
  const application = { desk: () => (open ? desk : null), navigate: (to: Destination) => went.push(to), surroundings: { log: quietLog } } as unknown as Application;
  let shown = 0;
  return { testVault, went, woken: () => woken, shown: () => shown, answer: (body: string) => answerFromNotice(application, { conversationId, body }, () => (shown += 1)) };
}

describe('an answer written inside a notification', () => {
  it('goes the way of every message, and the conversation counts as read', async () => {
    const { testVault, answer, went, woken } = await deskWith({ lastInboundAt: monday - 60_000 });
    await answer(' On my way ');
    expect(await testVault.value('messages.page', { conversationId, before: null, limit: 5 })).toMatchObject([{ content: { kind: 'text', body: 'On my way' }, outbox: { state: 'waiting' } }, {}]);
    expect((await testVault.value('conversations.read', { id: conversationId }))?.unread).toBe(0);
    expect([went, woken()]).toEqual([[], 1]);
  });

  it.each([
    ['free text has closed meanwhile', { lastInboundAt: monday - 25 * 3_600_000 }],
    ['there is no desk', { lastInboundAt: monday, open: false }],
  ])('%s: it is brought to its conversation, and nothing of it is lost', async (_name, facts) => {
    const { testVault, answer, went, shown } = await deskWith(facts);
    await answer('On my way');
    expect([went, shown()]).toEqual([[{ kind: 'answer-not-sent', conversationId, body: 'On my way' }], 1]);
    expect(await testVault.value('messages.page', { conversationId, before: null, limit: 5 })).toHaveLength(1);
  });

  it('an empty one is none', async () => {
    const { answer, went, woken } = await deskWith({ lastInboundAt: monday });
    await answer('  \n');
    expect([went, woken()]).toEqual([[], 0]);
  });
});
