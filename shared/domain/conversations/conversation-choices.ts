/**
 * Which conversations a list shows. `mine`: I look after them · `unassigned`: nobody does · `team`: all of one team (`teamId`; null: of any team of mine) ·
 * `all`: whatever this person may see.
 */
export const conversationViews = ['mine', 'unassigned', 'team', 'all'] as const;

/**
 * Where a conversation stands as a piece of work: `open` · `snoozed` put aside and not yet back · `closed`.
 */
export const conversationFolders = ['open', 'snoozed', 'closed'] as const;

/**
 * `newest` by the newest message · `waiting-longest` whose contact has waited longest for an answer, then the rest, newest first ·
 * `window-closing-first` whose service window ends next, then those whose window has ended, newest first.
 */
export const conversationOrders = ['newest', 'waiting-longest', 'window-closing-first'] as const;
