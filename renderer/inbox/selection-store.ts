import { create } from 'zustand';
import type { ConversationId } from '../../shared/kernel/ids.ts';

type Selection = {
  readonly ids: ReadonlySet<ConversationId>;
  /** Where a range begins: the row that was chosen last by itself. */
  readonly anchor: ConversationId | null;
};

/** Conversations that are selected for one act on all of them. */
export const useSelection = create<Selection>(() => ({ ids: new Set(), anchor: null }));

export function toggleSelected(id: ConversationId): void {
  useSelection.setState(({ ids }) => {
    const changed = new Set(ids);
    if (!changed.delete(id)) changed.add(id);
    return { ids: changed, anchor: id };
  });
}

/** Selects everything between the anchor and a row, both included. Without an anchor, the row alone. */
export function selectTo(id: ConversationId, listed: readonly ConversationId[]): void {
  useSelection.setState(({ ids, anchor }) => {
    const [from, to] = [listed.indexOf(anchor ?? id), listed.indexOf(id)].sort((one, other) => one - other) as [number, number];
    const range = from < 0 ? [id] : listed.slice(from, to + 1);
    return { ids: new Set([...ids, ...range]), anchor: anchor ?? id };
  });
}

export function selectAll(listed: readonly ConversationId[]): void {
  useSelection.setState({ ids: new Set(listed) });
}

export function clearSelection(): void {
  useSelection.setState({ ids: new Set(), anchor: null });
}

/** Leaves out what is not listed any more: nobody acts on what they do not see. */
export function keepSelected(listed: readonly ConversationId[]): void {
  const known = new Set(listed);
  useSelection.setState(({ ids }) => ([...ids].every((id) => known.has(id)) ? {} : { ids: new Set([...ids].filter((id) => known.has(id))) }));
}
