import { timingSafeEqual } from 'node:crypto';
import type { Redacted } from '../../../shared/kernel/redacted.ts';
import { digest } from './digest.ts';

/**
 * Answers Meta's handshake: the challenge, bare, when the token is ours; 403 otherwise. Meta asks whenever the address or the token is set.
 *
 * @param query parsed query, names with their dots (`hub.mode`). A name given twice counts as missing.
 */
export function verifySubscription(query: Readonly<Record<string, unknown>>, verifyToken: Redacted): { readonly status: 200 | 403; readonly body: string } {
  const token = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  const refused = { status: 403, body: 'Forbidden' } as const;
  if (query['hub.mode'] !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string' || verifyToken.reveal() === '') return refused;
  // Digests have one length, so that the comparison tells nothing about the token's.
  return timingSafeEqual(digest(token), digest(verifyToken.reveal())) ? { status: 200, body: challenge } : refused;
}
