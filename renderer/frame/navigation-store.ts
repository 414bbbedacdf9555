import { create } from 'zustand';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';

export type Place = 'inbox' | 'search' | 'team' | 'admin' | 'settings';

type Navigation = {
  readonly place: Place;
  readonly conversationId: ConversationId | null;
  /** A message to show when the thread is open, and a number that rises so that the same one can be asked for twice. */
  readonly target: { readonly messageId: string; readonly asked: number } | null;
  /** A stretch of the company's archive in place of the thread; the message that led there is null when a person did. */
  readonly archive: { readonly conversationId: ConversationId; readonly messageId: MessageId | null } | null;
  readonly panelOpen: boolean;
  /** Pixels. */
  readonly listWidth: number;
};

export const listWidths = { min: 300, max: 420, usual: 340 } as const;
const widthKey = 'deskline.list-width';

function storedWidth(): number {
  const stored = Number(window.localStorage.getItem(widthKey));
  return stored >= listWidths.min && stored <= listWidths.max ? stored : listWidths.usual;
}

/** Where the person is. */
export const useNavigation = create<Navigation>(() => ({ place: 'inbox', conversationId: null, target: null, archive: null, panelOpen: false, listWidth: storedWidth() }));

export function goTo(place: Place): void {
  useNavigation.setState({ place });
}

let asked = 0;

/** Opens a conversation, at a message if one is named. From team, admin and settings it leads back to the inbox. */
export function openConversation(conversationId: ConversationId | null, messageId: string | null = null): void {
  asked += 1;
  useNavigation.setState(({ place }) => ({
    conversationId,
    archive: null,
    target: messageId === null ? null : { messageId, asked },
    place: place === 'search' ? 'search' : 'inbox',
  }));
}

/** Shows a stretch of the archive; null goes back to the thread that was open. */
export function openArchive(archive: Navigation['archive']): void {
  useNavigation.setState({ archive });
}

export function togglePanel(): void {
  useNavigation.setState(({ panelOpen }) => ({ panelOpen: !panelOpen }));
}

export function setListWidth(listWidth: number): void {
  window.localStorage.setItem(widthKey, String(listWidth));
  useNavigation.setState({ listWidth });
}
