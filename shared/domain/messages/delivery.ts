import { z } from 'zod';
import { instant } from '../../kernel/instant.ts';

/**
 * How far an outgoing message has come.
 * `queued` ours alone · `sent` accepted by Meta with an id · `delivered`, `read`, `played` Meta said so · `failed` with a reason ·
 * `unconfirmed` we cannot tell whether Meta took it, and will not risk sending it twice without being asked.
 */
export const deliveryStage = z.enum(['queued', 'sent', 'delivered', 'read', 'played', 'failed', 'unconfirmed']);
export type DeliveryStage = z.infer<typeof deliveryStage>;

/** Why a message did not go out: Meta's code where there is one, a key for our words, and Meta's own detail for the curious. */
export const deliveryFailure = z.object({
  code: z.number().int().nullable(),
  /** Key of a text in both languages, e.g. `window-closed`, `undeliverable`, `token-dead`, `rate`, `unknown`. */
  reason: z.string(),
  detail: z.string().nullable(),
});
export type DeliveryFailure = z.infer<typeof deliveryFailure>;

/**
 * Why a queued message has not gone yet, and until when it is held at the least (null: until somebody acts).
 * `pair-rate`, `throughput`, `messaging-limit`: Meta's limits, kept before it complains · `rate`, `unavailable`: Meta asked for patience ·
 * `marketing-cap`: this person has had enough advertising for today · `window`: until the contact writes · `planned`: the employee chose this time.
 */
export const deliveryWaiting = z.object({
  reason: z.enum(['pair-rate', 'throughput', 'messaging-limit', 'rate', 'unavailable', 'marketing-cap', 'window', 'planned']),
  until: instant.nullable(),
});
export type DeliveryWaiting = z.infer<typeof deliveryWaiting>;

export const delivery = z.object({
  stage: deliveryStage,
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  readAt: instant.nullable(),
  failedAt: instant.nullable(),
  failure: deliveryFailure.nullable(),
  /** Only while `stage` is `queued`; absent when nothing holds the message back. */
  waiting: deliveryWaiting.optional(),
});
export type Delivery = z.infer<typeof delivery>;

/** The delivery of a message that nobody has acted on yet. */
export const undelivered: Delivery = {
  stage: 'queued',
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  failure: null,
};
