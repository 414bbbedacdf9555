import { createHash } from 'node:crypto';

/** Makes a bearer token: 32 random bytes, base64url. */
export function makeDeviceToken(random: (count: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url');
}

/**
 * SHA-256 of a token: what is stored and looked up. A plain hash is enough for 256 random bits, and looking a hash up tells an attacker
 * nothing by its timing, because nobody can choose where a hash begins to differ.
 */
export function hashDeviceToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}
