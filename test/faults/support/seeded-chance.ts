/** Repeatable chance (mulberry32): the same seed gives the same points of failure. */
export type Chance = { readonly whole: (below: number) => number; readonly pick: <Item>(items: readonly Item[]) => Item; readonly points: (count: number, from: number, to: number) => readonly number[] };

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    whole,
    pick: (items) => {
      const item = items[whole(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from');
      return item;
    },
    /** That many points, one in each of as many equal parts of the range, so that faults do not all fall together. */
    points: (count, from, to) => Array.from({ length: count }, (_, part) => Math.floor(from + ((to - from) / count) * (part + next()))),
  };
}
