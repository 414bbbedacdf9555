import type { JsonObject } from '../platform/json.ts';
import { present } from '../platform/json.ts';

/** One happening as Meta reports it: a member of `entry[].changes`. */
export type WebhookChange = { readonly field: string; readonly value: JsonObject };

/** Who the webhooks are about. */
export type BusinessIdentity = { readonly businessAccountId: string; readonly phoneNumberId: string; readonly displayPhoneNumber: string };

type MessagesValue = {
  readonly contacts?: readonly JsonObject[];
  readonly messages?: readonly JsonObject[];
  readonly statuses?: readonly JsonObject[];
};

/** A change of the field `messages` of this number. */
export function messagesChange(identity: BusinessIdentity, parts: MessagesValue): WebhookChange {
  return {
    field: 'messages',
    value: present({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: identity.displayPhoneNumber, phone_number_id: identity.phoneNumberId },
      ...parts,
    }),
  };
}

/**
 * Puts changes into one delivery body. Several changes are spread over two entries, and with `mix` all changes of the field `messages` become one
 * `value` that holds messages and statuses together; both are allowed by Meta and neither is promised.
 */
export function composeDelivery(identity: BusinessIdentity, changes: readonly WebhookChange[], options: { readonly mix: boolean; readonly unknownFields: boolean }): JsonObject {
  const merged = options.mix ? mixMessages(changes) : changes;
  const dressed = options.unknownFields ? merged.map(addUnknownFields) : merged;
  const half = dressed.length > 2 ? Math.ceil(dressed.length / 2) : dressed.length;
  const groups = [dressed.slice(0, half), dressed.slice(half)].filter((group) => group.length > 0);
  return { object: 'whatsapp_business_account', entry: groups.map((group) => ({ id: identity.businessAccountId, changes: group })) };
}

function mixMessages(changes: readonly WebhookChange[]): readonly WebhookChange[] {
  const mine = changes.filter((change) => change.field === 'messages');
  const first = mine[0];
  if (first === undefined || mine.length === 1) return changes;
  const value: Record<string, unknown> = { ...first.value };
  for (const member of ['contacts', 'messages', 'statuses']) {
    const joined = mine.flatMap((change) => (change.value[member] as readonly unknown[] | undefined) ?? []);
    if (joined.length > 0) value[member] = joined;
  }
  return [{ field: 'messages', value }, ...changes.filter((change) => change.field !== 'messages')];
}

function addUnknownFields(change: WebhookChange): WebhookChange {
  const grow = (item: unknown): unknown => ({ ...(item as JsonObject), later_addition: { revision: 2, notes: ['not documented', null] } });
  const value: Record<string, unknown> = { ...change.value, audience_scope: 'default' };
  for (const member of ['messages', 'statuses']) {
    const items = value[member];
    if (Array.isArray(items)) value[member] = items.map(grow);
  }
  return { ...change, value };
}
