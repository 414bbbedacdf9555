import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Toasts } from '../notifications/toast.ts';

/** Which conversation the person is looking at. */
export type View = {
  /** The person opens a conversation (or leaves: null). Opening it reads it. */
  readonly show: (id: ConversationId | null) => Promise<void>;
  /** Reads what arrived in the open conversation, when the window has focus. */
  readonly readNews: () => Promise<void>;
  /** The open conversation, when the window has focus: what needs no toast. */
  readonly inFocus: () => ConversationId | null;
};

export function createView(parts: { readonly vault: Vault; readonly clock: Clock; readonly toasts: Toasts; readonly isWindowFocused: () => boolean }): View {
  let shown: ConversationId | null = null;
  const read = async (id: ConversationId): Promise<void> => {
    parts.toasts.close(id);
    await parts.vault.call('conversations.markRead', { id, now: parts.clock.now() });
  };
  const inFocus = () => (parts.isWindowFocused() ? shown : null);
  return {
    show: async (id) => {
      shown = id;
      if (id !== null) await read(id);
    },
    readNews: async () => {
      const id = inFocus();
      if (id === null) return;
      const summary = await parts.vault.call('conversations.read', { id });
      if (summary.ok && summary.value !== null && summary.value.unread > 0) await read(id);
    },
    inFocus,
  };
}
