import { z } from 'zod';
import { conversationCounts, conversationCursor, conversationFilter } from '../domain/conversations/conversation-filter.ts';
import { conversationSummary } from './conversation-summary.ts';
import { destination } from './destination.ts';
import { session } from './session.ts';

const nothing = z.null();

/** The window and the computer around it: links, zoom, spelling, what closing does. A part of `commands`. */
export const windowCommands = {
  /** Opens a link of a message in the system's browser: http and https only, after the person's click. */
  'links.open': { request: z.object({ url: z.string().max(4000) }), response: nothing, error: z.object({ kind: z.literal('not-a-web-link') }), gate: 'enrolled' },
  /** Follows a link to a conversation or a number as one from another program; where it leads is announced as `navigation`. */
  'links.follow': { request: z.object({ link: z.string().max(4000) }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** Asks main where the window should go, or what it should say: the oldest that has not been taken; null when there is none. */
  'navigation.take': { request: nothing, response: destination.nullable(), error: z.never(), gate: 'enrolled' },
  /**
   * What the first screen consists of, in one answer, as soon as it is clear which screen that is: the page need not hear that the device is open, ask who sits there, and then
   * ask for the list. `inbox`: as it was last looked at, `limit` conversations of it; null where none is shown at first (no device yet, an administrator, quiet hours).
   */
  'window.firstScreen': {
    request: z.object({ limit: z.number().int().min(1).max(100) }),
    response: z.object({
      session,
      inbox: z.object({ filter: conversationFilter, conversations: z.array(conversationSummary), next: conversationCursor.nullable(), counts: conversationCounts }).nullable(),
    }),
    error: z.never(),
    gate: 'always',
  },
  /** The page has drawn its first screen: main begins what can wait for that. */
  'window.drawn': { request: nothing, response: nothing, error: z.never(), gate: 'always' },
  /** What closing the window shall do, once and from now on; `stay` leaves the window and the question open. */
  'window.answerClosing': { request: z.object({ how: z.enum(['hide', 'quit', 'stay']) }), response: nothing, error: z.never(), gate: 'enrolled' },
  'window.zoom': { request: z.object({ direction: z.enum(['in', 'out', 'usual']) }), response: nothing, error: z.never(), gate: 'always' },
  /** What spelling is checked with on this computer. */
  'spelling.read': {
    request: nothing,
    response: z.object({ by: z.enum(['system', 'dictionaries', 'no-dictionary', 'off']), languages: z.array(z.string()), available: z.array(z.string()) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** What the computer's own settings say of Deskline. */
  'desktop.read': { request: nothing, response: z.object({ startsAtLogin: z.boolean(), opensPhoneLinks: z.boolean() }), error: z.never(), gate: 'enrolled' },
  'desktop.store': {
    request: z.discriminatedUnion('what', [z.object({ what: z.literal('startsAtLogin'), on: z.boolean() }), z.object({ what: z.literal('opensPhoneLinks'), on: z.boolean() })]),
    response: nothing,
    error: z.object({ kind: z.literal('not-taken-by-system') }),
    gate: 'enrolled',
  },
} as const;
