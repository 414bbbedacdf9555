import type { Session } from '../../shared/bridge/commands.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { ServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import type { Instant } from '../../shared/kernel/time.ts';
/** What stands above an open field. They do not stop anybody from writing. */
export type ComposerRemark = 'offline' | 'refused' | 'quiet' | 'number-stopped' | 'window-soon';
/** `closed`: no field, because whatever is typed there could not be sent. */
export type ComposerShape = {
    readonly kind: 'open';
    readonly remarks: readonly ComposerRemark[];
    readonly closesAt: Instant;
} | {
    readonly kind: 'closed';
    readonly window: Extract<ServiceWindow, {
        state: 'closed';
    }>;
};
/** Decides what the composer offers for these facts. Pure. */
export declare function decideComposerShape(facts: {
    readonly lastInboundAt: Instant | null;
    readonly now: Instant;
    readonly connection: Session['connection']['state'];
    readonly duty: Session['duty']['state'];
    readonly health: CompanyNumber['health'];
}): ComposerShape;
