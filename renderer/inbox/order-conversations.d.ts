import type { ConversationSummary } from '../../shared/bridge/commands.ts';
/** Newest first, each conversation once; later lists replace what earlier ones said of the same conversation. Pure. */
export declare function orderConversations(...lists: readonly (readonly ConversationSummary[])[]): readonly ConversationSummary[];
