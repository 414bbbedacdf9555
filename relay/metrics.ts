import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What became of a webhook delivery, or of one change in it. */
export type WebhookResult = 'stored' | 'duplicate' | 'ignored' | 'undecodable';

/** The relay's figures. Labels hold words from closed lists alone: no ids, numbers or names. */
export type Metrics = {
  readonly registry: Registry;
  /** Deliveries: whole POSTs of Meta's. */
  readonly webhookDeliveries: Counter<'result'>;
  /** Changes inside deliveries; `kind` is ours (`message`, `status`, …), `other` for anything unknown. */
  readonly webhookChanges: Counter<'kind' | 'result'>;
  readonly httpRequests: Histogram<'method' | 'route' | 'status'>;
  readonly streamClients: Gauge;
  readonly outgoing: Gauge<'state'>;
};

/**
 * Makes the figures, each relay its own.
 *
 * @param countOutgoing asked at every scrape for the number of outgoing messages by state.
 */
export function createMetrics(countOutgoing: () => Promise<ReadonlyMap<string, number>>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const webhookDeliveries = new Counter({ name: 'relay_webhook_deliveries_total', help: 'Webhook deliveries by what became of them', labelNames: ['result'], registers });
  // A counter that is absent until its first event makes the first event invisible to rate().
  for (const result of ['stored', 'duplicate', 'ignored', 'undecodable'] satisfies WebhookResult[]) webhookDeliveries.inc({ result }, 0);
  return {
    registry,
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
