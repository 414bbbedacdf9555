import type { Session } from '../../shared/bridge/session.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import { decideServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import type { ServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** What stands above an open field. They do not stop anybody from writing. */
export type ComposerRemark = 'offline' | 'refused' | 'quiet' | 'number-stopped' | 'no-offers' | 'window-soon';

/** `closed`, `blocked`: no field, because whatever is typed there could not be sent. `stoppedAt`: when the contact said no to offers; marketing templates will be refused. */
export type ComposerShape =
  | { readonly kind: 'open'; readonly remarks: readonly ComposerRemark[]; readonly closesAt: Instant }
  | { readonly kind: 'closed'; readonly window: Extract<ServiceWindow, { state: 'closed' }>; readonly stoppedAt: Instant | null }
  | { readonly kind: 'blocked' };

/** Below this the time left is said beside the field. */
const soonBelow = 30 * 60 * 1000;

/** Decides what the composer offers for these facts. Pure. */
export function decideComposerShape(facts: {
  readonly lastInboundAt: Instant | null;
  readonly now: Instant;
  readonly connection: Session['connection']['state'];
  readonly duty: Session['duty']['state'];
  readonly health: CompanyNumber['health'];
  /** When the contact stopped offers; null while they are allowed. */
  readonly marketingStoppedAt: Instant | null;
  /** We blocked the contact on this number. */
  readonly isBlocked: boolean;
}): ComposerShape {
  if (facts.isBlocked) return { kind: 'blocked' };
  const window = decideServiceWindow(facts.lastInboundAt, facts.now);
  if (window.state === 'closed') return { kind: 'closed', window, stoppedAt: facts.marketingStoppedAt };
  const remarks: ComposerRemark[] = [];
  if (facts.connection === 'refused') remarks.push('refused');
  else if (facts.connection === 'offline') remarks.push('offline');
  if (facts.health === 'stopped') remarks.push('number-stopped');
  if (facts.duty === 'quiet') remarks.push('quiet');
  if (facts.marketingStoppedAt !== null) remarks.push('no-offers');
  if (window.closesAt - facts.now < soonBelow) remarks.push('window-soon');
  return { kind: 'open', remarks, closesAt: window.closesAt };
}
