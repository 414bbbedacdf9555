import { create } from 'zustand';

/** Which of the two is open; never both. */
export const usePalette = create<{ readonly open: 'palette' | 'help' | null }>(() => ({ open: null }));

export function openPalette(): void {
  usePalette.setState({ open: 'palette' });
}

export function openHelp(): void {
  usePalette.setState({ open: 'help' });
}

export function closePalette(): void {
  usePalette.setState({ open: null });
}
