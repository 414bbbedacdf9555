import { create } from 'zustand';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { TypedWord } from '../ui/find-typed-word.ts';

/** The list that is open above the field, if any. `left`: the word at whose slash Escape was pressed; the list stays away until another begins. */
type Slash = { readonly typed: TypedWord | null; readonly matches: readonly QuickReply[]; readonly active: number; readonly left: number | null };

export const useSlash = create<Slash>(() => ({ typed: null, matches: [], active: 0, left: null }));

/** Whether the list is to be seen. */
export function isSlashOpen({ typed, matches, left }: Slash): boolean {
  return typed !== null && matches.length > 0 && typed.start !== left;
}

/** Takes over what is typed now; the first line is chosen whenever the lines change. */
export function noteTyped(typed: TypedWord | null, matches: readonly QuickReply[]): void {
  const before = useSlash.getState();
  const isSame = before.matches.length === matches.length && before.matches.every((match, index) => match.id === matches[index]?.id);
  useSlash.setState({ typed, matches, active: isSame ? before.active : 0, left: typed === null || typed.start !== before.left ? null : before.left });
}
