import { create } from 'zustand';
import type { ConversationId } from '../../shared/kernel/ids.ts';

export type TriageDialog = { readonly kind: 'assign' | 'snooze' | 'handOver'; readonly ids: readonly ConversationId[] };

/** What became of the last act, in words. `undo` is null where nothing can be undone. */
export type TriageSaid = { readonly words: string; readonly tone: 'good' | 'problem'; readonly undo: (() => Promise<void>) | null };

type Triage = { readonly dialog: TriageDialog | null; readonly said: TriageSaid | null };

/** The dialog that is open for one or several conversations, and what the last act came to. */
export const useTriage = create<Triage>(() => ({ dialog: null, said: null }));

export function openTriage(kind: TriageDialog['kind'], ids: readonly ConversationId[]): void {
  if (ids.length > 0) useTriage.setState({ dialog: { kind, ids } });
}

export function closeTriage(): void {
  useTriage.setState({ dialog: null });
}

export function say(said: TriageSaid | null): void {
  useTriage.setState({ said });
}

/** Takes back the last act, if it can be taken back; once. */
export async function undoLast(): Promise<void> {
  const undo = useTriage.getState().said?.undo ?? null;
  if (undo === null) return;
  useTriage.setState({ said: null });
  await undo();
}
