import type { Connection } from './sqlite-driver.ts';

/** Bytes of the cache's key. */
export const keyLength = 32;

const prefix = Buffer.from('raw:', 'latin1');
const digits = Buffer.from('0123456789abcdef', 'latin1');

/**
 * Chooses AEGIS-256 and hands over the key as it is: it is 32 random bytes already, so no password hashing.
 *
 * The hexadecimal form is written into a buffer that is zeroed, never into a string, which nobody could erase, nor into a statement,
 * which an error text could quote.
 */
export function applyKey(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher = 'aegis'");
  connection.pragma("aegis_algorithm = 'aegis-256'");
  const spelled = Buffer.alloc(prefix.length + keyLength * 2);
  prefix.copy(spelled);
  key.forEach((byte, index) => {
    spelled[prefix.length + index * 2] = digits[byte >> 4] ?? 0;
    spelled[prefix.length + index * 2 + 1] = digits[byte & 15] ?? 0;
  });
  try {
    if (connection.key(spelled) !== 0) throw new Error('The cipher refused the key.');
  } finally {
    spelled.fill(0);
  }
}
