/** Owner of `node:crypto` in main. Nothing else there makes keys, checks signatures or draws randomness. */
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** `length` bytes from the system's cryptographic source. */
export function drawBytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** A fraction in `[0, 1)` for jitter and the like. */
export function drawFraction(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32;
}

/** A new UUID version 7. */
export function drawId(now: Instant): string {
  return makeId(now, drawBytes(10));
}

/** The id of a message that is composed now: it is its idempotency key at the relay as well. */
export function drawMessageId(now: Instant): MessageId {
  return messageId.parse(drawId(now));
}

/** Four characters that a person can read out: the `7F3K` of `R-7F3K`. No letters that look like digits. */
export function drawReportCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return Array.from(drawBytes(4), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

// SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key itself: RFC 8410, section 4.
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether `signature` (base64) is an Ed25519 signature over the UTF-8 bytes of `payload` by `publicKey` (raw 32 bytes, base64). Malformed keys and
 * signatures are simply not valid.
 */
export function isSignedBy(signed: { readonly payload: string; readonly signature: string; readonly publicKey: string }): boolean {
  try {
    const raw = Buffer.from(signed.publicKey, 'base64');
    const signature = Buffer.from(signed.signature, 'base64');
    if (raw.length !== 32 || signature.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([ed25519Prefix, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(signed.payload, 'utf8'), key, signature);
  } catch {
    return false;
  }
}
