import { createHash } from 'node:crypto';

/** Digits and letters that nobody mistakes for one another: no 0 O, no 1 I L, no U (read as V). 30 of them. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

/** Codes live this long. Source: the enrolment protocol. */
export const codeLifetimeMs = 15 * 60 * 1000;

/** Makes a code such as `7KQ2M-X4RWT`: 49 bits, against guessing for a quarter of an hour behind a rate limit. */
export function makeEnrolmentCode(random: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < codeLength) {
    for (const byte of random(codeLength)) {
      // 240 is the largest multiple of 30 below 256; above it the first letters would come up more often.
      if (byte < 240 && code.length < codeLength) code += alphabet[byte % alphabet.length] ?? '';
    }
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** SHA-256 of a code as a person typed it: case, spaces and dashes do not count. */
export function hashEnrolmentCode(typed: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(typed.toUpperCase().replace(/[\s-]/g, ''), 'utf8').digest());
}
