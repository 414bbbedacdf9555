import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Delivery, DeliveryFailure, DeliveryWaiting } from '../../shared/domain/messages/delivery.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { exactTime, moment } from './time-words.ts';
import { waitingWords } from './waiting-words.ts';
import type { TextKey, Words } from './words.ts';

/** How a stage is said and drawn. `played` counts as read. */
export type Tick = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed';

export function tickOf(delivery: Delivery): Tick {
  return delivery.stage === 'played' ? 'read' : delivery.stage;
}

/** How far a message has come, for the person: what the relay itself refused is not sent, though the relay has no delivery of it. */
export function deliveryOf(message: { readonly delivery: Delivery | null; readonly outbox?: CachedMessage['outbox'] }): Delivery | null {
  const { delivery, outbox } = message;
  return delivery !== null && outbox?.state === 'refused' ? { ...delivery, stage: 'failed', failure: outbox.failure } : delivery;
}

/** `Read`, `Not sent`. */
export function stageName(words: Words, delivery: Delivery): string {
  return words.text(`delivery.${delivery.stage}`);
}

/** `Read`, `Not sent`; for a message that is held back, why it waits and until when. */
export function stageWords(words: Words, delivery: Delivery, now: Instant): string {
  const waiting = waitingOf(delivery);
  return waiting === null ? stageName(words, delivery) : waitingWords(words, waiting, now);
}

/** What holds a message back that has not gone yet; null when nothing is known to. */
export function waitingOf(delivery: Delivery): DeliveryWaiting | null {
  return delivery.stage === 'queued' ? (delivery.waiting ?? null) : null;
}

/** `Read 16:40`, for the newest message of a thread. */
export function stageWithTime(words: Words, delivery: Delivery, now: Instant): string {
  const at = { queued: null, unconfirmed: null, sent: delivery.sentAt, delivered: delivery.deliveredAt, read: delivery.readAt, played: delivery.readAt, failed: delivery.failedAt }[delivery.stage];
  const stage = stageWords(words, delivery, now);
  return at === null ? stage : words.text('delivery.with', { stage, time: moment(words, at, now) });
}

/** Every time that is known, one line each, for hovering and for the details. */
export function deliveryTimes(words: Words, delivery: Delivery): readonly string[] {
  const known: readonly (readonly [TextKey, Instant | null])[] = [
    ['delivery.sent', delivery.sentAt],
    ['delivery.delivered', delivery.deliveredAt],
    [delivery.stage === 'played' ? 'delivery.played' : 'delivery.read', delivery.readAt],
    ['delivery.failed', delivery.failedAt],
  ];
  return known.flatMap(([key, at]) => (at === null ? [] : [words.text('delivery.with', { stage: words.text(key), time: exactTime(words, at) })]));
}

/** All that is known about a delivery, for the details: why it waits, then every time; the stage alone where there is neither. */
export function deliveryLines(words: Words, delivery: Delivery, now: Instant): readonly string[] {
  const times = deliveryTimes(words, delivery);
  return waitingOf(delivery) !== null || times.length === 0 ? [stageWords(words, delivery, now), ...times] : times;
}

/**
 * What each reason means to the person who wrote the message. Several reasons are one topic where they would do the same about them. The first group are
 * the relay's words for Meta's errors, the second those for a message that the relay itself did not take.
 */
const failureTopics = {
  'window-closed': 'window-closed', undeliverable: 'undeliverable', unavailable: 'unavailable', unknown: 'unknown', rate: 'rate', 'spam-limit': 'spam-limit',
  'token-dead': 'access', permission: 'access', 'number-gone': 'number', 'number-not-registered': 'number', 'account-blocked': 'account-blocked',
  'display-name': 'display-name', payment: 'payment', country: 'country', 'not-on-test-list': 'not-on-test-list', 'not-stored': 'not-stored',
  'blocked-by-us': 'blocked-by-us', 'own-number': 'own-number', 'number-changed': 'number-changed', 'needs-phone-number': 'needs-phone-number',
  'identity-changed': 'identity-changed', 'opted-out': 'opted-out', 'marketing-cap': 'marketing-cap', 'marketing-off': 'marketing-off', experiment: 'experiment',
  'request-refused': 'request-refused', media: 'media', template: 'template', 'template-paused': 'template-stopped', 'template-disabled': 'template-stopped', flow: 'flow',

  upgrade: 'upgrade', conflict: 'conflict', forbidden: 'no-conversation', 'not-found': 'no-conversation', 'too-long': 'too-long', 'too-large': 'too-long',
  'too-many-requests': 'rate', 'invalid-request': 'relay', 'not-enrolled': 'relay', empty: 'relay', unexpected: 'relay',
  'content-refused': 'request-refused', 'file-refused': 'media', 'template-refused': 'template', 'contact-blocked': 'blocked-by-us', 'whatsapp-refused': 'unknown',
} as const;
type Topic = (typeof failureTopics)[keyof typeof failureTopics];

/** What a reason is about; null for one that this version does not know. */
export function failureTopic(reason: string): Topic | null {
  return Object.hasOwn(failureTopics, reason) ? failureTopics[reason as keyof typeof failureTopics] : null;
}

/** Why it did not go out and what to do next, as two sentences. A reason that this version does not know is said as unknown, never shown raw. */
export function failureWords(words: Words, failure: DeliveryFailure | null): { readonly why: string; readonly next: string } {
  const topic = (failure === null ? null : failureTopic(failure.reason)) ?? 'unknown';
  return { why: words.text(`failure.${topic}.why`), next: words.text(`failure.${topic}.next`) };
}
