import { z } from 'zod';
import { teamId } from '../../kernel/ids.ts';
import { conversationFolders, conversationOrders, conversationViews } from './conversation-choices.ts';

export const conversationView = z.enum(conversationViews);
export type ConversationView = z.infer<typeof conversationView>;

export const conversationFolder = z.enum(conversationFolders);
export type ConversationFolder = z.infer<typeof conversationFolder>;

export const conversationOrder = z.enum(conversationOrders);
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
