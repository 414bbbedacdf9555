/** A JSON object whose fields may be anything: nothing from outside is believed before it was looked at. */
export type Fields = { readonly [name: string]: unknown };

/** The value as an object, or null when it is none (an array is none). */
export function readFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The value as a list; empty when it is none. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * A text as it stands, made fit for the database, or null. Numbers become text: libraries and old captures disagree about which ids are strings.
 *
 * PostgreSQL stores neither U+0000 nor half of a surrogate pair; both become U+FFFD, everything else is kept whole.
 */
export function readText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? makeStorable(value) : null;
}

/** A text with something in it, or null. */
export function readWords(value: unknown): string | null {
  const text = readText(value);
  return text === null || text.trim() === '' ? null : text;
}

/** An identifier of Meta's: opaque, kept byte for byte, and refused when it is empty or longer than an index can hold. */
export function readIdentifier(value: unknown, longest = 512): string | null {
  const text = readText(value);
  return text === null || text === '' || text.length > longest || text.includes('\uFFFD') ? null : text;
}

/** A finite number, also when it came as text; else null. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** `true` and the text `"true"`; everything else is no. */
export function readFlag(value: unknown): boolean {
  return value === true || value === 'true';
}

/** See `readText`. */
export function makeStorable(text: string): string {
  return text.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD');
}
