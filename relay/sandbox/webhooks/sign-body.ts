import { createHmac } from 'node:crypto';

/**
 * Serialises a delivery the way Meta's bytes arrive: every character outside ASCII as `\u` and four lower-case hexadecimal digits, emoji as two of
 * them. A receiver that verifies a re-serialised body instead of the bytes received fails on exactly these.
 */
export function serialiseBody(body: unknown): Buffer {
  // Meta's serialiser also writes the slash as `\/`, which keeps a re-serialising receiver from passing by luck on plain English.
  const text = JSON.stringify(body)
    .replaceAll(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
  return Buffer.from(text, 'latin1');
}

/** The value of `X-Hub-Signature-256`: HMAC-SHA256 with the app secret over exactly these bytes. */
export function signBody(bytes: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
}
