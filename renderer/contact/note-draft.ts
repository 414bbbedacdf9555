import { create } from 'zustand';
import type { ContactId } from '../../shared/kernel/ids.ts';

/** A note about a contact that is being written: `revision` is the one that the writer has read. */
export type NoteDraft = { readonly text: string; readonly revision: number };

/** Notes that were begun, by contact: going to another conversation loses nothing. Kept while the application runs. */
const useDrafts = create<{ readonly drafts: ReadonlyMap<ContactId, NoteDraft> }>(() => ({ drafts: new Map() }));

/** Null: none was begun. */
export function useNoteDraft(id: ContactId): NoteDraft | null {
  return useDrafts((state) => state.drafts.get(id) ?? null);
}

/** @param draft null: it was kept, or given up. */
export function setNoteDraft(id: ContactId, draft: NoteDraft | null): void {
  useDrafts.setState(({ drafts }) => {
    const changed = new Map(drafts);
    if (draft === null) changed.delete(id);
    else changed.set(id, draft);
    return { drafts: changed };
  });
}
