import type { JsonObject } from '../platform/json.ts';
import { present } from '../platform/json.ts';
import type { SentMessage, StatusError } from './sent-message.ts';

/** One status as Meta reports it from Graph v24 on: without `conversation`, with `pricing` on `sent` and one of delivered and read. */
export function composeStatus(message: SentMessage, status: string, at: number, errors: readonly StatusError[] | undefined): { readonly status: JsonObject; readonly contacts: readonly JsonObject[] | undefined } {
  const priced = status === 'sent' || status === 'delivered' || (status === 'read' && !message.reported.has('delivered'));
  const failed = status === 'failed';
  return {
    status: present({
      id: message.id,
      status,
      timestamp: String(Math.floor(at / 1000)),
      recipient_id: message.phone,
      recipient_user_id: failed && message.phone !== undefined ? undefined : message.userId,
      biz_opaque_callback_data: message.opaque,
      pricing: priced && !failed ? pricing(message) : undefined,
      errors: errors === undefined || errors.length === 0 ? undefined : errors,
    }),
    contacts: failed || message.customer === undefined ? undefined : [contactOf(message, status)],
  };
}

function pricing(message: SentMessage): JsonObject {
  return message.templateCategory === undefined
    ? { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' }
    : { billable: true, pricing_model: 'PMP', type: 'regular', category: message.templateCategory.toLowerCase() };
}

/** The username is there on delivered and read only. */
function contactOf(message: SentMessage, status: string): JsonObject {
  const username = status === 'sent' ? undefined : message.customer?.username;
  return present({ profile: present({ name: message.customer?.name, username }), wa_id: message.phone, user_id: message.userId });
}
