import { create } from 'zustand';

/** The dialog that begins a conversation, with a number that is known already, such as a link's; null while it is closed. */
export const useBeginning = create<{ readonly asked: { readonly number: string } | null }>(() => ({ asked: null }));

export function askToBegin(number = ''): void {
  useBeginning.setState({ asked: { number } });
}

export function closeBeginning(): void {
  useBeginning.setState({ asked: null });
}
