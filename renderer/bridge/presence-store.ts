import { create } from 'zustand';
import type { Presence } from '../../shared/domain/presence/presence.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { onChanges } from './announcements.ts';
import { call } from './call.ts';
import { coalesce } from './coalesce.ts';

/** Colleagues who look at a conversation or write in it now, without this person. */
const usePresence = create<{ readonly present: readonly Presence[] }>(() => ({ present: [] }));

const read = coalesce(async () => {
  const answer = await call('presence.read', null);
  if (answer.ok) usePresence.setState({ present: answer.value.present });
});

const none: readonly Presence[] = [];

/** Who is at each conversation, for a list. */
export function usePresentByConversation(): ReadonlyMap<ConversationId, readonly Presence[]> {
  return groupOf(usePresence((state) => state.present));
}

/** Who is at one conversation. Keeps its identity while nothing changes. */
export function usePresentAt(id: ConversationId): readonly Presence[] {
  return groupOf(usePresence((state) => state.present)).get(id) ?? none;
}

let grouped: { readonly of: readonly Presence[]; readonly groups: ReadonlyMap<ConversationId, readonly Presence[]> } = { of: none, groups: new Map() };

function groupOf(present: readonly Presence[]): ReadonlyMap<ConversationId, readonly Presence[]> {
  if (grouped.of !== present) grouped = { of: present, groups: groupBy(present, (each) => each.conversationId) };
  return grouped.groups;
}

/** Keeps presence as main announces it, also when somebody's time is over. */
export function followPresence(): () => void {
  read();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'presence' || change.kind === 'everything')) read();
  });
}
