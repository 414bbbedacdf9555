/**
 * For schemas that are asked seldom: zod's usual way makes code for each of them first, which costs more than a few answers ever save, and most of it at the start. What is asked in
 * thousands, as the changes of a synchronisation are, does without this.
 */
export const onceOnly = { jitless: true } as const;
