import type { ConversationFilter } from '../conversations/conversation-filter.ts';
import type { Preferences } from './preferences.ts';

/** Speeds at which a voice message can be played. */
export const playbackSpeeds = [1, 1.5, 2] as const;

/** Pixels: narrower, a name has no room; wider, the conversation has none. */
export const listWidths = { min: 300, max: 420, usual: 340 } as const;

/** The list that somebody sees first: all open work, newest first. */
export const usualInboxFilter: ConversationFilter = { view: 'all', teamId: null, unreadOnly: false, state: 'open', order: 'newest' };

/** What holds until the person sets something. */
export const usualPreferences: Preferences = {
  theme: 'system',
  locale: 'system',
  density: 'comfortable',
  sendKey: 'enter',
  // Long enough to see a slip, short enough not to feel like waiting; mail programs offer 5 as their shortest.
  undoSeconds: 5,
  singleKeyShortcuts: true,
  playbackSpeed: 1,
  inboxFilter: usualInboxFilter,
  listWidth: listWidths.usual,
  spellCheck: null,
  closeToTray: true,
  closingExplained: false,
};
