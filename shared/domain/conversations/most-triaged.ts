/** Conversations of one act at most. */
export const mostTriaged = 200;
