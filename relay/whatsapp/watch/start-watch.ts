import type { Counter } from 'prom-client';
import type { Redacted } from '../../../shared/kernel/redacted.ts';
import { hour, minute } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { takeTask } from '../../database/take-task.ts';
import type { Rooms } from '../apply/rooms.ts';
import type { GraphHttp } from '../graph/graph-http.ts';
import type { Scheduler } from '../scheduler.ts';
import { forgetSettledDeliveries } from '../webhook/forget-settled-deliveries.ts';
import type { WhatsappLog } from '../whatsapp-log.ts';
import { createWorkLoop } from '../work-loop.ts';
import type { WorkLoop } from '../work-loop.ts';
import { reconcileStatuses } from './reconcile-statuses.ts';
import { sendCanary } from './send-canary.ts';

export type WatchDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly newId: () => string;
  readonly log: WhatsappLog;
  readonly graph: Pick<GraphHttp, 'get'>;
  readonly rooms: Pick<Rooms, 'takeTurn' | 'applyStatus'>;
  readonly appSecret: Redacted;
  /** Null: nobody said how we are reached, so no canary is sent. */
  readonly publicUrl: string | null;
  readonly stopping: AbortSignal;
  readonly metrics: { readonly canaries: Counter<'result'>; readonly reconciledStatuses: Counter; readonly forgottenRows: Counter<'of'> };
  /** Forgets what the domain of messages does not need any more. */
  readonly forgetStatuses: (now: Instant) => Promise<{ readonly removed: ReadonlyMap<string, number>; readonly isMore: boolean }>;
};

/** Steps of one clean-up: what is left over is for the next hour. */
const mostSteps = 50;

/** Makes the workers that watch and tidy: the canary, Meta's message history, housekeeping. Each is safe with several processes. */
export function createWatchLoops(dependencies: WatchDependencies): readonly WorkLoop[] {
  const { database, clock, scheduler, log, metrics, publicUrl } = dependencies;
  const loop = (name: string, pollMs: number, once: () => Promise<unknown>): WorkLoop =>
    createWorkLoop({ name, parallel: 1, pollMs, scheduler, log, once: async () => (await once()) === 'more' });
  const history = loop('history', minute, () => reconcileStatuses({ ...dependencies, reconciled: metrics.reconciledStatuses }));
  const tidy = loop('tidy', 10 * minute, async () => {
    if (await takeTask(database, 'housekeeping', hour, clock.now())) await forget(dependencies);
  });
  if (publicUrl === null) return [history, tidy];
  return [history, tidy, loop('canary', 15_000, () => sendCanary({ ...dependencies, publicUrl, canaries: metrics.canaries }))];
}

async function forget({ database, clock, metrics, forgetStatuses, stopping }: WatchDependencies): Promise<void> {
  for (let step = 0; step < mostSteps && !stopping.aborted; step += 1) {
    const deliveries = await forgetSettledDeliveries(database, clock.now());
    const statuses = await forgetStatuses(clock.now());
    for (const [of, count] of [...statuses.removed, ['delivery', deliveries.removed] as const]) metrics.forgottenRows.inc({ of }, count);
    if (!deliveries.isMore && !statuses.isMore) return;
  }
}
