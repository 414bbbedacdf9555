import type { ConversationSummary } from '../../shared/bridge/commands.ts';
/** Conversations whose contact answers to every word: a part of the name, of the user name, or the visible end of the number. Pure. */
export declare function findPeople(conversations: readonly ConversationSummary[], query: string): readonly ConversationSummary[];
