/** An instant: whole UTC milliseconds since 1970. Zones exist only where a person reads or writes a time. */
export type Instant = number;

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Tells the current instant. The only way in which code outside a process's clock file learns the time. */
export type Clock = { readonly now: () => Instant };
