import { createCipheriv, createDecipheriv, randomBytes as systemRandomBytes } from 'node:crypto';

/** Length of the key that every file has for itself. */
export const fileKeyLength = 32;

const format = 1;
const nonceLength = 12;
const tagLength = 16;

/** Cryptographically random bytes. */
export function randomBytes(count: number): Uint8Array {
  return Uint8Array.from(systemRandomBytes(count));
}

/**
 * Encrypts with AES-256-GCM. Layout: one byte format (1), 12 bytes nonce, the encrypted bytes, 16 bytes tag. `name` is bound in, so that a
 * file cannot be passed off as another one.
 */
export function encryptFile(file: { readonly name: string; readonly key: Uint8Array; readonly nonce: Uint8Array; readonly bytes: Uint8Array }): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', file.key, file.nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(file.name, 'utf8'));
  const encrypted = [Uint8Array.of(format), file.nonce, cipher.update(file.bytes), cipher.final(), cipher.getAuthTag()];
  return Uint8Array.from(Buffer.concat(encrypted));
}

/** A nonce for `encryptFile`, from random bytes. */
export const fileNonceLength = nonceLength;

/** Answers null when the file is damaged, of another format, or not the one that was named. */
export function decryptFile(file: { readonly name: string; readonly key: Uint8Array; readonly encrypted: Uint8Array }): Uint8Array | null {
  const { encrypted } = file;
  if (encrypted[0] !== format || encrypted.length < 1 + nonceLength + tagLength) return null;
  const end = encrypted.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', file.key, encrypted.subarray(1, 1 + nonceLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(file.name, 'utf8'));
  decipher.setAuthTag(encrypted.subarray(end));
  try {
    // A copy of its own: a buffer from the shared pool would carry its neighbours along when it is posted to another process.
    return Uint8Array.from(Buffer.concat([decipher.update(encrypted.subarray(1 + nonceLength, end)), decipher.final()]));
  } catch {
    return null;
  }
}
