import { z } from 'zod';
import { deliveryFailure } from '../domain/messages/delivery.ts';
import { message } from '../domain/messages/message.ts';

/** A message as this computer holds it; `outbox` only while it has not reached the relay. */
export const cachedMessage = message.extend({
  outbox: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('waiting'), attempts: z.number().int() }),
      z.object({ state: z.literal('refused'), failure: deliveryFailure }),
    ])
    .nullable(),
});
export type CachedMessage = z.infer<typeof cachedMessage>;
