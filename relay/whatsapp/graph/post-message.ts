import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { readFields, readIdentifier, readList } from '../decode/read-field.ts';
import { readPhone, readUserId } from '../decode/read-party.ts';
import { buildSendBody } from './build-send-body.ts';
import type { OutgoingMessage } from './build-send-body.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphAnswer, GraphHttp } from './graph-http.ts';

/**
 * What one attempt came to. `accepted`: Meta has it, with an id. `refused`: Meta says no, nothing was sent. `not-sent`: never reached Meta.
 * `unknown`: it may have been sent.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly phone: string | null; readonly userId: string | null }
  | { readonly kind: 'refused'; readonly failure: DeliveryFailure }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'unknown' };

/** Sends one message once. Never repeats by itself: Meta knows no idempotency key, so a repeated request is a second message. */
export async function postMessage(graph: GraphHttp, outgoing: OutgoingMessage & { readonly phoneNumberId: string }): Promise<SendOutcome> {
  const body = buildSendBody(outgoing);
  if (body === null) return { kind: 'refused', failure: { code: 131051, reason: 'request-refused', detail: null } };
  return readOutcome(await graph.post(`${encodeURIComponent(outgoing.phoneNumberId)}/messages`, body));
}

/** Reads an answer. An error counts as Meta's only when it has Meta's shape: a proxy's page says nothing about what Meta did. */
export function readOutcome(answer: GraphAnswer): SendOutcome {
  if (answer.kind === 'not-sent') return { kind: 'not-sent' };
  if (answer.kind === 'broken') return { kind: 'unknown' };
  const body = readFields(answer.body);
  const error = readFields(body?.['error']);
  if (error !== null && error['code'] !== undefined) return { kind: 'refused', failure: describeFailure(error) };
  const wamid = readIdentifier(readFields(readList(body?.['messages'])[0])?.['id']);
  if (answer.status < 200 || answer.status > 299 || wamid === null) return { kind: 'unknown' };
  const contact = readFields(readList(body?.['contacts'])[0]);
  return { kind: 'accepted', wamid, phone: readPhone(contact?.['wa_id']), userId: readUserId(contact?.['user_id']) };
}
