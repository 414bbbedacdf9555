import { create } from 'zustand';
import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { after } from '../bridge/clock.ts';

export type Place = 'inbox' | 'search' | 'team' | 'admin' | 'settings';

type Navigation = {
  readonly place: Place;
  readonly conversationId: ConversationId | null;
  /** A message to show when the thread is open, and a number that rises so that the same one can be asked for twice. */
  readonly target: { readonly messageId: string; readonly asked: number } | null;
  /** A stretch of the company's archive in place of the thread; the message that led there is null when a person did. */
  readonly archive: { readonly conversationId: ConversationId; readonly messageId: MessageId | null } | null;
  readonly panelOpen: boolean;
  /** Pixels; null as long as the edge has not been moved, then the preferences tell. */
  readonly listWidth: number | null;
};

/** An edge that rests for this long, in milliseconds, has arrived: it is dragged pixel by pixel. */
const widthRestMs = 400;

/** Where the person is. */
export const useNavigation = create<Navigation>(() => ({ place: 'inbox', conversationId: null, target: null, archive: null, panelOpen: false, listWidth: null }));

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

let stopStoring: () => void = () => undefined;

/** Moves the edge between list and conversation, and remembers it on this device. */
export function setListWidth(listWidth: number): void {
  useNavigation.setState({ listWidth });
  stopStoring();
  stopStoring = after(widthRestMs, () => void call('settings.store', { listWidth }));
}

/** Width of the list, in pixels. */
export function useListWidth(session: Session): number {
  return useNavigation((navigation) => navigation.listWidth) ?? session.settings.listWidth;
}
