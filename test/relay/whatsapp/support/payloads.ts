/** Shapes of Meta's webhooks, for tests; names and numbers are invented. */
export const phoneNumberId = '106540352242922';
export const displayPhoneNumber = '15550783881';
export const customerPhone = '4915112345642';

export type Json = { readonly [name: string]: unknown };

export function delivery(value: Json, field = 'messages'): Json {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId }, ...value } }],
      },
    ],
  };
}

/** One inbound message with its sender. */
export function inbound(message: Json, contact: Json = { profile: { name: 'Ada Kunde' }, wa_id: customerPhone }): Json {
  return delivery({ contacts: [contact], messages: [{ from: customerPhone, id: 'wamid.one', timestamp: '1750000000', ...message }] });
}

export function status(fields: Json): Json {
  return delivery({ statuses: [{ id: 'wamid.out', status: 'sent', timestamp: '1750000100', recipient_id: customerPhone, ...fields }] });
}

/** As Meta sends it: everything that is not ASCII escaped, in lower case. */
export function bytesOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
