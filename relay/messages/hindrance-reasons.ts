import type { DeliveryFailure } from '../../shared/domain/messages/delivery.ts';
import type { MaySendRefusal } from '../../shared/domain/outgoing/decide-may-send.ts';

/** As what a message that may not go any more has failed, by what hinders it. */
export const hindranceReasons: Readonly<Record<MaySendRefusal['kind'], DeliveryFailure['reason']>> = { 'window-closed': 'window-closed', 'opted-out': 'opted-out', 'contact-blocked': 'blocked-by-us' };
