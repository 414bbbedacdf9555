import { create } from 'zustand';
import type { Destination } from '../../shared/bridge/destination.ts';

/** What a link from outside led to when it led to no conversation. */
export type LinkNotice = Extract<Destination, { readonly kind: 'link-refused' | 'conversation-unknown' | 'number-unknown' | 'not-looked-up' | 'not-for-role' }>;

/** The notice that stands over the page; the newest takes the place of one before. */
export const useNotice = create<{ readonly notice: LinkNotice | null }>(() => ({ notice: null }));

export function showNotice(notice: LinkNotice | null): void {
  useNotice.setState({ notice });
}
