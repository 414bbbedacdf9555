import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/** `no-number`: no complete number · `no-country`: one that only works inside one country. */
export type NumberRefusal = 'no-number' | 'no-country';

/** Digits with the calling code. E.164: at most 15; no country has numbers of fewer than 7 with its code. Source: ITU-T E.164, section 6. */
export const fullNumberPattern = /^[1-9]\d{6,14}$/;
/** RFC 3966, section 5.1.1: what may stand between digits. The no-break space and brackets are what people paste. */
const separators = /[-.()\s\u00a0/]/g;

/** A number without what stands between its digits. */
export function bareNumber(written: string): string {
  // '+49 (0)170': the zero in brackets is for calls from inside the country only.
  return written.replace(/^(\s*(?:\+|00)[\d\s]+)\(0\)/, '$1').replace(separators, '');
}

/**
 * Reads a number as people write it, with the calling code after `+` or `00`. One without is refused rather than guessed at: a message would go to a stranger. Pure.
 *
 * @returns digits with the calling code, as WhatsApp writes numbers.
 */
export function parsePhoneNumber(written: string): Result<string, NumberRefusal> {
  const bare = bareNumber(written);
  if (/^\+|^00/.test(bare)) return parseWhatsappNumber(bare);
  return fail(/^\d+$/.test(bare) ? 'no-country' : 'no-number');
}

/** Reads a number of WhatsApp's links: with the calling code, the plus often lost on the way (in a query a plus is a space). Pure. */
export function parseWhatsappNumber(written: string): Result<string, NumberRefusal> {
  const digits = written.replace(separators, '').replace(/^\+/, '').replace(/^00/, '');
  if (!/^\d+$/.test(digits)) return fail('no-number');
  if (digits.startsWith('0')) return fail('no-country');
  return fullNumberPattern.test(digits) ? succeed(digits) : fail('no-number');
}
