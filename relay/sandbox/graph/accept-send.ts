import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Customer } from '../platform/customer.ts';
import type { JsonObject } from '../platform/json.ts';
import { present } from '../platform/json.ts';
import { makeMessageId } from '../platform/message-id.ts';
import type { Platform } from '../platform/platform.ts';
import type { SentMessage, StatusError } from '../webhooks/sent-message.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';
import { statusError } from './status-error.ts';
import type { ValidMessage } from './validate-message.ts';
import { validateMessage } from './validate-message.ts';
import { validateTemplate } from './validate-template.ts';

const windowMs = 24 * 3_600_000; // The customer service window, from the timestamp of the user's last message.

/** A send that was taken: the message and the body of the 200. */
export type AcceptedSend = { readonly message: SentMessage; readonly answer: JsonObject };

/** Does what `POST …/messages` with a message asks for: checks, counts, and registers the message. Statuses do not start before `statuses.start`. */
export function acceptSend(platform: Platform, body: JsonObject): Result<AcceptedSend, GraphRefusal> {
  const valid = validateMessage(body, platform.media.trouble);
  if (!valid.ok) return valid;
  const category = templateCategory(platform, valid.value);
  if (!category.ok) return category;
  const { recipient } = valid.value;
  const customer = recipient.kind === 'phone' ? platform.customers.withPhone(recipient.digits) : platform.customers.withUserId(recipient.id);
  const name = recipient.kind === 'phone' ? recipient.digits : recipient.id;
  const limited = limitRefusal(platform, name);
  if (limited !== undefined) return fail(limited);
  let failure: StatusError | undefined;
  const refusal = courseRefusal(platform, valid.value, customer, category.value);
  if (refusal !== undefined) {
    const { refusalsAs } = platform.settings();
    if (refusalsAs === 'answer' || (refusalsAs === 'mixed' && platform.random.chance(0.5))) return fail(refusal);
    failure = statusError(refusal.code, refusal.details);
  }
  const message = compose(platform, valid.value, customer, category.value, failure);
  platform.statuses.register(message);
  if (customer !== undefined) {
    customer.lastReceivedId = message.id;
    platform.remember();
  }
  return succeed({ message, answer: composeAnswer(valid.value, message) });
}

function templateCategory(platform: Platform, valid: ValidMessage): Result<string | undefined, GraphRefusal> {
  if (valid.type !== 'template') return succeed(undefined);
  return validateTemplate(valid.message['template'], {
    templates: platform.templates,
    acceptUnknown: platform.settings().unknownTemplates === 'accept',
    mediaTrouble: platform.media.trouble,
  });
}

function limitRefusal(platform: Platform, user: string): GraphRefusal | undefined {
  const settings = platform.settings();
  if (!platform.limits.takeSecond(settings.throughputPerSecond)) return refuse(130429, 'Cloud API message throughput has been reached.');
  if (settings.enforcePairRate && !platform.limits.takePair(user)) {
    return refuse(131056, 'Too many messages sent from the sender phone number to the same recipient phone number in a short period of time.');
  }
  return undefined;
}

/** What keeps this user from getting this message now: the part of the rules that Meta reports in the answer or in a late status. */
function courseRefusal(platform: Platform, valid: ValidMessage, customer: Customer | undefined, category: string | undefined): GraphRefusal | undefined {
  const { recipient } = valid;
  if (recipient.kind === 'phone' && recipient.digits === platform.identity.displayPhoneNumber.replaceAll(/\D/g, '')) return refuse(131021, 'Recipient and sender are the same number.');
  const name = recipient.kind === 'phone' ? recipient.digits : recipient.id;
  if (platform.blocked.has(name)) return refuse(130403, 'The business has blocked this user.');
  const unreachable = customer === undefined ? platform.settings().strangers === 'undeliverable' : customer.behaviour.undeliverable === true;
  if (unreachable) return refuse(131026, 'Message Undeliverable.');
  if (category === 'AUTHENTICATION' && recipient.kind === 'user-id') return refuse(131062, 'Authentication templates need a phone number.');
  if (category === 'MARKETING' && customer?.behaviour.stoppedMarketing === true) return refuse(131050, 'The recipient has stopped marketing messages from this business.');
  if (category === undefined && platform.settings().enforceWindow && !windowIsOpen(platform, customer)) {
    return refuse(131047, 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.');
  }
  return undefined;
}

function windowIsOpen(platform: Platform, customer: Customer | undefined): boolean {
  return customer?.lastSpokeAt !== undefined && platform.clock.now() - customer.lastSpokeAt < windowMs;
}

function compose(platform: Platform, valid: ValidMessage, customer: Customer | undefined, category: string | undefined, failure: StatusError | undefined): SentMessage {
  const { recipient } = valid;
  const { chaos } = platform.settings();
  const phone = customer === undefined ? (recipient.kind === 'phone' ? recipient.digits : undefined) : customer.phone;
  const course = platform.faults.takeForCourse();
  const late = course?.kind === 'late-failure' ? statusError(course.code, course.details ?? 'Planned by a test.') : undefined;
  const byChance = platform.random.chance(chaos.failAfterSent) ? statusError(131026, 'Message Undeliverable.') : undefined;
  return {
    id: makeMessageId(phone ?? (recipient.kind === 'user-id' ? recipient.id : recipient.digits), 'from-business', platform.random),
    type: valid.type,
    acceptedAt: platform.clock.now(),
    customer,
    phone,
    userId: customer?.userId ?? (recipient.kind === 'user-id' ? recipient.id : undefined),
    opaque: valid.opaque,
    templateCategory: category,
    reported: new Map(),
    failure: failure ?? late ?? byChance,
    skipsDelivered: customer?.behaviour.skipsDelivered === true || platform.random.chance(chaos.skipDelivered),
    held: course?.kind === 'hold-statuses',
  };
}

/** The user id comes back only when the send was addressed by it; a user without a number has no wa_id. */
function composeAnswer(valid: ValidMessage, message: SentMessage): JsonObject {
  const byUserId = valid.recipient.kind === 'user-id';
  return {
    messaging_product: 'whatsapp',
    contacts: [present({ input: valid.recipient.input, wa_id: message.phone, user_id: byUserId ? message.userId : undefined })],
    messages: [present({ id: message.id, message_status: valid.type === 'template' ? 'accepted' : undefined })],
  };
}
