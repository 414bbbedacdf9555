import type { Delivery, DeliveryStage } from '../../../shared/domain/messages/delivery.ts';

const progress: Readonly<Record<DeliveryStage, number>> = { queued: 0, unconfirmed: 0, failed: 0, sent: 1, delivered: 2, read: 3, played: 4 };

/**
 * Which of two states of one delivery the cache keeps: the relay's, unless it is an older one that came late (an answer and the event stream can
 * overtake each other). Pure.
 *
 * A message that Meta has cannot become one that it does not have, except that it may fail after it was accepted. Before that the relay's word
 * stands, because sending again starts over at `queued`.
 */
export function chooseDelivery(cached: Delivery | null, arrived: Delivery | null): Delivery | null {
  if (cached === null || arrived === null) return arrived;
  if (progress[arrived.stage] >= progress[cached.stage]) return arrived;
  if (cached.stage === 'sent' && arrived.stage === 'failed') return arrived;
  return cached;
}
