import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { BeginConversationRequest } from '../../../shared/protocol/contacts.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Timers } from '../clock/timers.ts';
import { contactProblem } from '../relay-link/contact-problem.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

export type BeginningFailure = { readonly kind: 'offline' | 'refused' | 'gone' };

/** A conversation that was begun comes with the next changes, usually at once. */
const arrivalPatienceMs = 10_000;

/**
 * Finds the conversation with a number at the relay, or begins it there, and waits until it has come into the cache, so that it can be opened. It needs the line. One that was
 * begun and did not come in time is `offline`: asked again, it is found.
 */
export async function beginConversation(
  request: BeginConversationRequest,
  parts: { readonly vault: Pick<Vault, 'call' | 'onChanges'>; readonly link: Pick<RelayLink, 'beginConversation'>; readonly timers: Pick<Timers, 'after'> },
): Promise<Result<{ readonly conversationId: ConversationId }, BeginningFailure>> {
  const answer = await parts.link.beginConversation(request);
  if (!answer.ok) return fail({ kind: contactProblem(answer.error) });
  return (await hasArrived(answer.value.conversationId, parts)) ? succeed(answer.value) : fail({ kind: 'offline' });
}

function hasArrived(id: ConversationId, { vault, timers }: { readonly vault: Pick<Vault, 'call' | 'onChanges'>; readonly timers: Pick<Timers, 'after'> }): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (arrived: boolean) => {
      stopHearing();
      stopWaiting();
      resolve(arrived);
    };
    const look = async () => {
      const read = await vault.call('conversations.read', { id });
      if (read.ok && read.value !== null) end(true);
    };
    // Heard before it is looked for: it must not come in between.
    const stopHearing = vault.onChanges(() => void look());
    const stopWaiting = timers.after(arrivalPatienceMs, () => end(false));
    void look();
  });
}
