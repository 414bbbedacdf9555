import type { Words } from './words.ts';

const made = new Map<string, Intl.DateTimeFormat>();

/** A date formatter, made once per locale, zone and shape: making one costs as much as formatting a hundred dates. */
export function dateFormat(words: Pick<Words, 'locale' | 'zone'>, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([words.locale, words.zone, options]);
  let format = made.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(words.locale, words.zone === undefined ? options : { ...options, timeZone: words.zone });
    made.set(key, format);
  }
  return format;
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A whole number as the person writes it. */
export function number(words: Pick<Words, 'locale'>, value: number): string {
  let format = numbers.get(words.locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
    numbers.set(words.locale, format);
  }
  return format.format(value);
}

/** A size in bytes as people say it: `340 kB`, `2.1 MB`. */
export function size(words: Pick<Words, 'locale'>, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? 'byte';
  const digits = step < 2 ? 0 : 1;
  return new Intl.NumberFormat(words.locale, { style: 'unit', unit, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: digits }).format(bytes / 1000 ** step);
}
