import { parseDevice, writeDevice } from '../device/device.ts';
import type { Device } from '../device/device.ts';
import { cacheKeyLength, readCacheKey } from './cache-key.ts';
import type { Keychain } from './keychain.ts';

/** Why secrets live in memory alone, or cannot be had now. */
export type KeychainTrouble = { readonly kind: 'absent' | 'locked'; readonly detail: string };

/** `missing` with `expected`: this profile was enrolled, so the keychain may have kept silent (an unlocking that was dismissed) rather than be empty. */
export type DeviceAnswer = { readonly kind: 'present'; readonly device: Device } | { readonly kind: 'missing'; readonly expected: boolean } | KeychainTrouble;
export type CacheKeyAnswer = { readonly kind: 'present'; readonly key: Uint8Array } | KeychainTrouble;

/** The two secrets of an installation. Neither is ever put anywhere but into the keychain. */
export type Secrets = {
  /** Whether the keychain takes something, tried with an item that says nothing. */
  readonly tryWriting: () => Promise<{ readonly kind: 'written' } | KeychainTrouble>;
  readonly readDevice: () => Promise<DeviceAnswer>;
  readonly storeDevice: (device: Device) => Promise<{ readonly kind: 'written' } | KeychainTrouble>;
  /** The key of the cache: 32 bytes. Made when the keychain works and has none. The caller owns the array; the vault zeroes it. */
  readonly readOrMakeCacheKey: () => Promise<CacheKeyAnswer>;
  /** A new key for a cache that begins anew. */
  readonly replaceCacheKey: () => Promise<CacheKeyAnswer>;
};

/** @param isEnrolled whether this profile was enrolled before. */
export function createSecrets(parts: {
  readonly keychain: Keychain;
  readonly drawBytes: (length: number) => Uint8Array;
  readonly isEnrolled: () => boolean;
}): Secrets {
  const replaceCacheKey = async (): Promise<CacheKeyAnswer> => {
    const key = parts.drawBytes(cacheKeyLength);
    const writing = await parts.keychain.write('cache-key', Buffer.from(key).toString('base64'));
    return writing.kind === 'written' ? { kind: 'present', key } : writing;
  };
  return {
    tryWriting: async () => {
      const writing = await parts.keychain.write('probe', 'probe');
      if (writing.kind === 'written') await parts.keychain.remove('probe');
      return writing;
    },
    readDevice: async () => {
      const answer = await parts.keychain.read('device');
      if (answer.kind === 'present') {
        const device = parseDevice(answer.value);
        return device === null ? { kind: 'missing', expected: false } : { kind: 'present', device };
      }
      return answer.kind === 'missing' ? { kind: 'missing', expected: parts.isEnrolled() } : answer;
    },
    storeDevice: (device) => parts.keychain.write('device', writeDevice(device)),
    readOrMakeCacheKey: async () => {
      const answer = await parts.keychain.read('cache-key');
      if (answer.kind === 'absent' || answer.kind === 'locked') return answer;
      const key = readCacheKey(answer);
      return key !== null ? { kind: 'present', key } : replaceCacheKey();
    },
    replaceCacheKey,
  };
}
