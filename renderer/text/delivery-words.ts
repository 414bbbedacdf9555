import type { Delivery, DeliveryFailure } from '../../shared/domain/messages/delivery.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { exactTime, moment } from './time-words.ts';
import type { TextKey, Words } from './words.ts';

/** How a stage is said and drawn. `played` counts as read. */
export type Tick = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed';

export function tickOf(delivery: Delivery): Tick {
  return delivery.stage === 'played' ? 'read' : delivery.stage;
}

/** `Read`, `Not sent`. */
export function stageName(words: Words, delivery: Delivery): string {
  return words.text(`delivery.${delivery.stage}`);
}

/** `Read 16:40`, for the newest message of a thread. */
export function stageWithTime(words: Words, delivery: Delivery, now: Instant): string {
  const at = { queued: null, unconfirmed: null, sent: delivery.sentAt, delivered: delivery.deliveredAt, read: delivery.readAt, played: delivery.readAt, failed: delivery.failedAt }[delivery.stage];
  const stage = stageName(words, delivery);
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

const reasons = [
  'window-closed', 'undeliverable', 'token-dead', 'rate', 'blocked', 'too-long', 'template', 'media', 'service-unavailable',
] as const;
type Reason = (typeof reasons)[number];

function isKnown(reason: string): reason is Reason {
  return (reasons as readonly string[]).includes(reason);
}

/** Why it did not go out and what to do next, as two sentences. A reason that this version does not know is said as unknown, never shown raw. */
export function failureWords(words: Words, failure: DeliveryFailure | null): { readonly why: string; readonly next: string } {
  const reason = failure !== null && isKnown(failure.reason) ? failure.reason : 'unknown';
  return { why: words.text(`failure.${reason}.why`), next: words.text(`failure.${reason}.next`) };
}
