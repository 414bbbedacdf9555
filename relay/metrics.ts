import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What became of a webhook delivery, or of one change in it. */
export type WebhookResult = 'stored' | 'duplicate' | 'ignored' | 'undecodable';

/** The relay's figures. Labels hold words from closed lists alone, and our own ids of the few numbers; no ids of Meta's, phone numbers or names. */
export type Metrics = {
  readonly registry: Registry;
  /** Deliveries: whole POSTs of Meta's. */
  readonly webhookDeliveries: Counter<'result'>;
  /** Changes inside deliveries; `kind` is ours (`message`, `status`, …), `other` for anything unknown. */
  readonly webhookChanges: Counter<'kind' | 'result'>;
  readonly httpRequests: Histogram<'method' | 'route' | 'status'>;
  readonly streamClients: Gauge;
  readonly outgoing: Gauge<'state'>;
  /** Messages held back by one of Meta's limits before they were tried. */
  readonly heldMessages: Counter<'limit'>;
  readonly canaries: Counter<'result'>;
  readonly reconciledStatuses: Counter;
  readonly forgottenRows: Counter<'of'>;
};

/** When a webhook last came, by our id of the number, and when a delivery of our own last came through; null: never. */
export type InboundSource = {
  readonly now: () => number;
  readonly read: () => Promise<{ readonly webhooks: ReadonlyMap<string, number>; readonly canary: number | null }>;
};

/**
 * Makes the figures, each relay its own.
 *
 * @param countOutgoing asked at every scrape for the number of outgoing messages by state.
 * @param inbound asked at every scrape for when the way in was last seen to work, over all processes.
 */
export function createMetrics(countOutgoing: () => Promise<ReadonlyMap<string, number>>, inbound?: InboundSource): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const webhookDeliveries = new Counter({ name: 'relay_webhook_deliveries_total', help: 'Webhook deliveries by what became of them', labelNames: ['result'], registers });
  // A counter that is absent until its first event makes the first event invisible to rate().
  for (const result of ['stored', 'duplicate', 'ignored', 'undecodable'] satisfies WebhookResult[]) webhookDeliveries.inc({ result }, 0);
  if (inbound !== undefined) registerInboundAges(registry, inbound);
  const heldMessages = new Counter({ name: 'relay_held_messages_total', help: 'Times that a limit of WhatsApp held a message back before it was tried', labelNames: ['limit'], registers });
  for (const limit of ['pair-rate', 'throughput', 'messaging-limit']) heldMessages.inc({ limit }, 0);
  const canaries = new Counter({ name: 'relay_canary_total', help: 'Deliveries of our own through the whole way in, by what became of them', labelNames: ['result'], registers });
  for (const result of ['taken', 'refused', 'unreachable', 'arrived', 'lost']) canaries.inc({ result }, 0);
  return {
    registry,
    heldMessages,
    canaries,
    reconciledStatuses: new Counter({ name: 'relay_reconciled_statuses_total', help: 'Statuses taken from the message history because no webhook brought them', registers }),
    forgottenRows: new Counter({ name: 'relay_forgotten_rows_total', help: 'Rows that housekeeping removed', labelNames: ['of'], registers }),
    webhookDeliveries,
    webhookChanges: new Counter({
      name: 'relay_webhook_changes_total',
      help: 'Changes inside webhook deliveries by kind and by what became of them',
      labelNames: ['kind', 'result'],
      registers,
    }),
    httpRequests: new Histogram({
      name: 'relay_http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    streamClients: new Gauge({ name: 'relay_stream_clients', help: 'Open event streams', registers }),
    outgoing: new Gauge({
      name: 'relay_outgoing_messages',
      help: 'Outgoing messages by state',
      labelNames: ['state'],
      registers,
      async collect() {
        this.reset();
        for (const [state, count] of await countOutgoing()) this.set({ state }, count);
      },
    }),
  };
}

function registerInboundAges(registry: Registry, { now, read }: InboundSource): void {
  const canaryAge = new Gauge({
    name: 'relay_canary_age_seconds',
    help: 'Time since a delivery of our own came through the whole way in',
    registers: [],
    async collect() {
      const { canary } = await read();
      if (canary !== null) this.set((now() - canary) / 1000);
    },
  });
  const webhookAge = new Gauge({
    name: 'relay_last_webhook_age_seconds',
    help: 'Time since the last webhook for a number, by our id of it',
    labelNames: ['number'],
    registers: [],
    async collect() {
      this.reset();
      for (const [number, at] of (await read()).webhooks) this.set({ number }, (now() - at) / 1000);
    },
  });
  registry.registerMetric(canaryAge);
  registry.registerMetric(webhookAge);
}
