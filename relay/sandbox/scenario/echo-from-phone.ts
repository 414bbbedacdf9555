import type { Customer } from '../platform/customer.ts';
import { present } from '../platform/json.ts';
import { makeMessageId } from '../platform/message-id.ts';
import type { Platform } from '../platform/platform.ts';
import type { SeededRandom } from '../platform/seeded-random.ts';
import { laneOf } from '../webhooks/status-desk.ts';

type PhoneMessage = { readonly body: string; readonly at: number; readonly random: SeededRandom };

/**
 * Reports a text that somebody of the business wrote in the WhatsApp Business app on the phone, as Meta does for numbers that are used in both places:
 * field `smb_message_echoes`, without `contacts`; then its statuses, of that time.
 */
export function echoFromPhone(platform: Platform, customer: Customer, written: PhoneMessage, onDelivered: () => void): void {
  const { phoneNumberId, displayPhoneNumber } = platform.identity;
  const id = makeMessageId(customer.phone ?? customer.userId ?? customer.key, 'from-business', written.random);
  const echo = present({
    from: displayPhoneNumber.replaceAll(/\D/g, ''), to: customer.phone, to_user_id: customer.userId, id, timestamp: String(Math.floor(written.at / 1000)), type: 'text', text: { body: written.body },
  });
  const value = { messaging_product: 'whatsapp', metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId }, message_echoes: [echo] };
  platform.outbox.post({ field: 'smb_message_echoes', value }, { lane: laneOf(customer), onDelivered });
  const message = {
    id, type: 'text', acceptedAt: written.at, customer, phone: customer.phone, userId: customer.userId, opaque: undefined, templateCategory: undefined,
    reported: new Map<string, number>(), failure: undefined, skipsDelivered: false, held: false,
  };
  platform.statuses.register(message);
  customer.lastReceivedId = id;
  platform.statuses.report(message, 'sent', { at: written.at + 1_000 });
  platform.statuses.report(message, 'delivered', { at: written.at + 2_000 });
  // Read before this story begins; the listeners for scripted answers are not there yet.
  if (customer.behaviour.readAfterMs !== null) platform.statuses.report(message, 'read', { at: written.at + 60_000 });
}
