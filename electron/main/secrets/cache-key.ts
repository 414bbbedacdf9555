import type { KeychainAnswer } from './keychain.ts';

/** Bytes. */
export const cacheKeyLength = 32;

/** The key of the cache from what the keychain said; null when it has none, or something that is none. */
export function readCacheKey(answer: KeychainAnswer): Uint8Array | null {
  const key = answer.kind === 'present' ? new Uint8Array(Buffer.from(answer.value, 'base64')) : null;
  return key?.length === cacheKeyLength ? key : null;
}
