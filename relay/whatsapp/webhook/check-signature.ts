import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Redacted } from '../../../shared/kernel/redacted.ts';

/**
 * Whether the body was signed with our app secret: `sha256=` and the HMAC-SHA256 of the bytes as they came. Parsed and written again they would differ,
 * because Meta signs non-ASCII text in its escaped form. In constant time.
 */
export function checkSignature(body: Uint8Array, header: string | undefined, appSecret: Redacted): boolean {
  const told = /^sha256=([0-9a-f]{64})$/iu.exec(header?.trim() ?? '')?.[1];
  // With an empty secret anybody could sign.
  if (told === undefined || appSecret.reveal() === '') return false;
  const expected = createHmac('sha256', appSecret.reveal()).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(told, 'hex'));
}
