import { create } from 'zustand';

/** The message whose picture or document is looked at large; null: none. */
export const useViewer = create<{ readonly messageId: string | null }>(() => ({ messageId: null }));

export function openViewer(messageId: string): void {
  useViewer.setState({ messageId });
}

export function closeViewer(): void {
  useViewer.setState({ messageId: null });
}
