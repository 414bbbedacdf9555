import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** Makes the Ed25519 pair of a company: private PKCS8 (DER), public raw (32 bytes). */
export function makePolicyKeys(): { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array } {
  const pair = generateKeyPairSync('ed25519');
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  // RFC 8410: the last 32 bytes of the SubjectPublicKeyInfo are the raw key.
  return { privateKey: new Uint8Array(pair.privateKey.export({ type: 'pkcs8', format: 'der' })), publicKey: new Uint8Array(spki.subarray(-32)) };
}

/** Signs a payload: Ed25519 over its UTF-8 bytes, base64. */
export function signPayload(payload: string, privateKey: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), type: 'pkcs8', format: 'der' });
  return sign(null, Buffer.from(payload, 'utf8'), key).toString('base64');
}

/** First 16 hex digits of the SHA-256 of the raw public key. */
export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}
