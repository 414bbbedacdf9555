import { createHash } from 'node:crypto';

/** SHA-256. */
export function digest(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}
