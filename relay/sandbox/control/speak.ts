import type { Customer } from '../platform/customer.ts';
import type { JsonObject } from '../platform/json.ts';
import { present } from '../platform/json.ts';
import { makeMessageId } from '../platform/message-id.ts';
import type { Platform } from '../platform/platform.ts';
import { messagesChange } from '../webhooks/compose-delivery.ts';
import { laneOf } from '../webhooks/status-desk.ts';
import { composeContext, composeUtterance } from './compose-utterance.ts';
import type { Utterance } from './utterance.ts';

type SpeakOptions = { readonly mediaId?: string; readonly onDelivered?: () => void };

/** Lets a customer say something: the webhook is on its way when this returns. @returns the wamid. */
export function speak(platform: Platform, customer: Customer, said: Utterance, options: SpeakOptions = {}): string {
  const at = platform.clock.now() - (said.agoMs ?? 0);
  const id = said.id ?? makeMessageId(customer.phone ?? customer.userId ?? customer.key, 'from-user', platform.random);
  const message = composeMessage(platform, customer, said, { id, at, mediaId: options.mediaId });
  platform.limits.takeSecond(platform.settings().throughputPerSecond);
  customer.lastSpokeAt = Math.max(customer.lastSpokeAt ?? 0, at);
  customer.lastSpokenId = id;
  const parts = said.type === 'raw' && said.withoutContacts ? { messages: [message] } : { contacts: [contactOf(customer)], messages: [message] };
  platform.outbox.post(messagesChange(platform.identity, parts), { lane: laneOf(customer), onDelivered: () => {
    // What the relay knows of must be known after a restart too, or the two would count the 24 hours from different messages.
    platform.remember();
    options.onDelivered?.();
  } });
  return id;
}

/** The user moves to another number: a system message from the old one, without `contacts[]`, and a new user id as Meta makes one. */
export function changeNumber(platform: Platform, customer: Customer, phone: string): string {
  const { phone: oldPhone, userId: oldUserId } = customer;
  const newUserId = oldUserId === undefined ? undefined : `${oldUserId.slice(0, 3)}${platform.random.digits(16)}`;
  const message = {
    system: present({ body: `User ${customer.name} changed from ${oldPhone ?? ''} to ${phone}`, wa_id: phone, type: 'user_changed_number', user_id: newUserId, previous_user_id: oldUserId }),
    type: 'system',
  };
  const id = speak(platform, customer, { type: 'raw', message, withoutContacts: true });
  customer.phone = phone;
  customer.userId = newUserId;
  platform.remember();
  return id;
}

function composeMessage(platform: Platform, customer: Customer, said: Utterance, facts: { readonly id: string; readonly at: number; readonly mediaId: string | undefined }): JsonObject {
  const head = { from: customer.phone, from_user_id: customer.userId, id: facts.id, timestamp: String(Math.floor(facts.at / 1000)) };
  if (said.type === 'raw') {
    const merged = Object.entries({ ...present(head), ...said.message }).filter(([, value]) => value !== null);
    return Object.fromEntries(merged);
  }
  return present({ context: composeContext(platform, said, customer), ...head, ...composeUtterance(platform, said, facts.mediaId), referral: said.referral });
}

function contactOf(customer: Customer): JsonObject {
  return present({ profile: present({ name: customer.name, username: customer.username }), wa_id: customer.phone, user_id: customer.userId });
}
