import { create } from 'zustand';
import type { HandoverTarget } from '../../shared/domain/messages/team-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';

/** A card that is being written. `to` is null until a receiver is chosen. */
export type HandoverDraft = { readonly to: HandoverTarget | null; readonly summary: string; readonly promises: readonly string[] };

const empty: HandoverDraft = { to: null, summary: '', promises: [''] };

/** Cards that were begun, by conversation: closing the dialog loses nothing. Kept while the application runs. */
const useDrafts = create<{ readonly drafts: ReadonlyMap<ConversationId, HandoverDraft> }>(() => ({ drafts: new Map() }));

export function useHandoverDraft(id: ConversationId): HandoverDraft {
  return useDrafts((state) => state.drafts.get(id) ?? empty);
}

export function changeHandoverDraft(id: ConversationId, change: Partial<HandoverDraft>): void {
  useDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(id, { ...empty, ...drafts.get(id), ...change }) }));
}

export function dropHandoverDraft(id: ConversationId): void {
  useDrafts.setState(({ drafts }) => {
    const left = new Map(drafts);
    left.delete(id);
    return { drafts: left };
  });
}
