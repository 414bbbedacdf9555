import { z } from 'zod';
import { conversationFilter } from '../conversations/conversation-filter.ts';
import { listWidths, playbackSpeeds } from './usual-preferences.ts';

/** What the person may set for this device. It is kept in the cache; nothing of it is a secret, and no one else reads it. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  locale: z.enum(['system', 'en', 'de']),
  /** How much room rows, bars and bubbles take. */
  density: z.enum(['comfortable', 'compact']),
  /** Which key sends; the other one begins a new line. */
  sendKey: z.enum(['enter', 'ctrl-enter']),
  /** Seconds in which a message can still be taken back before it leaves this computer; 0: it leaves at once. */
  undoSeconds: z.number().int().min(0).max(30),
  /** Letters and signs alone, outside of fields, do something (WCAG 2.1.4 asks that this can be switched off). */
  singleKeyShortcuts: z.boolean(),
  playbackSpeed: z.literal(playbackSpeeds),
  /** The list that the inbox showed last. */
  inboxFilter: conversationFilter,
  /** Width of the list beside the conversation, in pixels. */
  listWidth: z.number().int().min(listWidths.min).max(listWidths.max),
  /** Languages in which spelling is checked, as BCP 47 tags; null: the language of the system; empty: not at all. */
  spellCheck: z.array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(5).nullable(),
  /** Closing the window leaves Deskline running behind its icon, where the system shows one. */
  closeToTray: z.boolean(),
  /** The person has been told what closing does. */
  closingExplained: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;

/** Some of them, to be changed; the others stay. */
export const preferencesPatch = preferences.partial();

/** The preferences after a change; what the change leaves open stays. Pure. */
export function changePreferences(before: Preferences, patch: z.infer<typeof preferencesPatch>): Preferences {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return { ...before, ...given };
}
