import { describe, expect, it } from 'vitest';
import { beginConversation } from '../../../../electron/main/conversations/begin-conversation.ts';
import type { RelayFailure } from '../../../../electron/main/relay-link/relay-failure.ts';
import type { VaultChange } from '../../../../electron/vault/vault-contract.ts';
import type { ConversationId, NumberId } from '../../../../shared/kernel/ids.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { aContact, aConversation, aNumber, idOf } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';

const id = idOf('conversation', 1) as ConversationId;
const request = { phone: '4915100000001', numberId: idOf('number', 1) as NumberId, name: '' };

/** Over a real vault; the relay's answer, the time and the moment at which changes come are the test's. */
async function beginning(answer: Result<{ readonly conversationId: ConversationId }, RelayFailure>) {
  const vault = await openTestVault();
  const listeners = new Set<(changes: readonly VaultChange[]) => void>();
  let patience: (() => void) | null = null;
  const result = beginConversation(request, {
    vault: { call: vault.call, onChanges: (listener) => { listeners.add(listener); return () => listeners.delete(listener); } },
    link: { beginConversation: async () => answer },
    timers: { after: (_, run) => { patience = run; return () => { patience = null; }; } },
  });
  const comes = async () => {
    await vault.value('changes.apply', { cursor: 1, changes: [{ entity: 'number', number: aNumber() }, { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }] });
    for (const listener of listeners) listener([]);
  };
  return { result, comes, listeners, isWaiting: () => patience !== null, timeIsUp: () => patience?.() };
}

describe('beginning a conversation', () => {
  it('is answered when the conversation has come into the cache', async () => {
    const { result, comes, listeners, isWaiting } = await beginning({ ok: true, value: { conversationId: id } });
    await expect.poll(isWaiting).toBe(true);
    await comes();
    expect(await result).toEqual({ ok: true, value: { conversationId: id } });
    expect([listeners.size, isWaiting()]).toEqual([0, false]);
  });

  it('is to be tried again when it does not come', async () => {
    const { result, isWaiting, timeIsUp, listeners } = await beginning({ ok: true, value: { conversationId: id } });
    await expect.poll(isWaiting).toBe(true);
    timeIsUp();
    expect(await result).toEqual({ ok: false, error: { kind: 'offline' } });
    expect(listeners.size).toBe(0);
  });

  it('says why the relay did not do it', async () => {
    const refusal = (code: 'not-found' | 'forbidden'): RelayFailure => ({ kind: 'refused', code, retry: { kind: 'never' } }) as RelayFailure;
    const failureOf = async (failure: RelayFailure) => (await beginning({ ok: false, error: failure })).result;
    expect(await failureOf(refusal('not-found'))).toEqual({ ok: false, error: { kind: 'gone' } });
    expect(await failureOf(refusal('forbidden'))).toEqual({ ok: false, error: { kind: 'refused' } });
    expect(await failureOf({ kind: 'unreachable' } as RelayFailure)).toEqual({ ok: false, error: { kind: 'offline' } });
  });
});
