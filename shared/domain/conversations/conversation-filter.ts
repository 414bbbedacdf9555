import { z } from 'zod';
import { teamId } from '../../kernel/ids.ts';

/**
 * Which conversations a list shows. `mine`: I look after them · `unassigned`: nobody does · `team`: all of one team (`teamId`; null: of any team of mine) ·
 * `all`: whatever this person may see.
 */
export const conversationView = z.enum(['mine', 'unassigned', 'team', 'all']);
export type ConversationView = z.infer<typeof conversationView>;

/**
 * Where a conversation stands as a piece of work: `open` · `snoozed` put aside and not yet back · `closed`.
 */
export const conversationFolder = z.enum(['open', 'snoozed', 'closed']);
export type ConversationFolder = z.infer<typeof conversationFolder>;

/**
 * `newest` by the newest message · `waiting-longest` whose contact has waited longest for an answer, then the rest, newest first ·
 * `window-closing-first` whose service window ends next, then those whose window has ended, newest first.
 */
export const conversationOrder = z.enum(['newest', 'waiting-longest', 'window-closing-first']);
export type ConversationOrder = z.infer<typeof conversationOrder>;

export const conversationFilter = z.object({
  view: conversationView,
  teamId: teamId.nullable(),
  unreadOnly: z.boolean(),
  state: conversationFolder,
  order: conversationOrder,
});
export type ConversationFilter = z.infer<typeof conversationFilter>;

/** The last line of a page, as answered with it; opaque. */
export const conversationCursor = z.object({ key: z.number().int(), id: z.string() });
export type ConversationCursor = z.infer<typeof conversationCursor>;

/** How many conversations a view has. `unread`: open ones in which something is unread · `messages`: all that is unread in them, wherever they stand; what the badge says of `all`. */
const viewCounts = z.object({ open: z.number().int(), unread: z.number().int(), snoozed: z.number().int(), closed: z.number().int(), messages: z.number().int() });
export type ViewCounts = z.infer<typeof viewCounts>;

export const conversationCounts = z.object({ mine: viewCounts, unassigned: viewCounts, team: viewCounts, all: viewCounts });
export type ConversationCounts = z.infer<typeof conversationCounts>;
