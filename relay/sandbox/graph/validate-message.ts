import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { userId } from '../platform/customer.ts';
import type { JsonObject } from '../platform/json.ts';
import { asObject, asText } from '../platform/json.ts';
import type { MediaTrouble } from './field-rules.ts';
import { optionalText } from './field-rules.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';
import { sendableTypes, validateContent } from './validate-content.ts';

/** Whom a send is for, with the text that the answer echoes as `input`. */
export type Recipient = { readonly kind: 'phone'; readonly digits: string; readonly input: string } | { readonly kind: 'user-id'; readonly id: string; readonly input: string };

/** A send whose shape is right. Whether the recipient can have it now is decided after this. */
export type ValidMessage = {
  readonly recipient: Recipient;
  readonly type: (typeof sendableTypes)[number];
  readonly message: JsonObject;
  readonly opaque: string | undefined;
};

const knownMembers = new Set<string>([
  'messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'context', 'biz_opaque_callback_data', 'recipient_identity_key_hash', 'message_send_ttl_seconds', 'category',
  ...sendableTypes,
]);

/** Checks a body of `POST …/messages`, except for the template, which needs the catalogue. */
export function validateMessage(body: JsonObject, mediaTrouble: MediaTrouble): Result<ValidMessage, GraphRefusal> {
  if (body['messaging_product'] !== 'whatsapp') return fail(refuse(100, "The parameter messaging_product is required and must be 'whatsapp'."));
  const kind = body['recipient_type'] ?? 'individual';
  if (kind !== 'individual') return fail(refuse(131009, kind === 'group' ? 'Groups are not available for this number.' : "recipient_type must be 'individual' or 'group'."));
  const recipient = readRecipient(body);
  if (!recipient.ok) return recipient;
  const type = body['type'] ?? 'text';
  if (typeof type !== 'string') return fail(refuse(100, 'Param type must be a string.'));
  const known = sendableTypes.find((name) => name === type);
  if (known === undefined) return fail(refuse(131051, `Message type ${type.slice(0, 40)} is not supported.`));
  const unknown = Object.keys(body).find((member) => !knownMembers.has(member));
  if (unknown !== undefined) return fail(refuse(100, `Unexpected key "${unknown.slice(0, 60)}" on param "message".`));
  const refusal = optionalText(body, 'biz_opaque_callback_data', 'biz_opaque_callback_data', 512) ?? contextRules(body['context'], known) ?? (known === 'template' ? undefined : validateContent(known, body, mediaTrouble));
  if (refusal !== undefined) return fail(refusal);
  return succeed({ recipient: recipient.value, type: known, message: body, opaque: asText(body['biz_opaque_callback_data']) });
}

function readRecipient(body: JsonObject): Result<Recipient, GraphRefusal> {
  const to = body['to'];
  if (to !== undefined && to !== null && to !== '') {
    if (typeof to !== 'string') return fail(refuse(100, 'Param to must be a string.'));
    const digits = to.replaceAll(/[+\s()-]/g, '');
    return /^\d{5,20}$/.test(digits) ? succeed({ kind: 'phone', digits, input: to }) : fail(refuse(131009, 'to is not a valid phone number.'));
  }
  const recipient = body['recipient'];
  if (recipient === undefined || recipient === null || recipient === '') return fail(refuse(131008, 'Either to or recipient is required.'));
  if (typeof recipient !== 'string' || !userId.safeParse(recipient).success) return fail(refuse(131009, 'recipient is not a valid business-scoped user id.'));
  return succeed({ kind: 'user-id', id: recipient, input: recipient });
}

function contextRules(value: unknown, type: string): GraphRefusal | undefined {
  if (value === undefined || value === null) return undefined;
  if (asText(asObject(value)?.['message_id']) === undefined) return refuse(131008, "The parameter context['message_id'] is required.");
  return type === 'reaction' ? refuse(131009, 'A reaction cannot be a reply.') : undefined;
}
