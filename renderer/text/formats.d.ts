import type { Words } from './words.ts';
/** A date formatter, made once per locale, zone and shape: making one costs as much as formatting a hundred dates. */
export declare function dateFormat(words: Pick<Words, 'locale' | 'zone'>, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat;
/** A whole number as the person writes it. */
export declare function number(words: Pick<Words, 'locale'>, value: number): string;
/** A size in bytes as people say it: `340 kB`, `2.1 MB`. */
export declare function size(words: Pick<Words, 'locale'>, bytes: number): string;
/** Names in a row: `Ana, Ben and Chris`. */
export declare function list(words: Pick<Words, 'locale'>, names: readonly string[]): string;
