import type { SandboxClock, Timer } from '../platform/clock.ts';
import type { SeededRandom } from '../platform/seeded-random.ts';
import type { SandboxSettings } from '../platform/settings.ts';
import type { BusinessIdentity, WebhookChange } from './compose-delivery.ts';
import { composeDelivery } from './compose-delivery.ts';
import { postDelivery } from './post-delivery.ts';
import { serialiseBody, signBody } from './sign-body.ts';

/** What became of one POST to the webhook: an HTTP status, or null with the reason why there was no answer. */
export type DeliveryAttempt = { readonly at: number; readonly status: number | null; readonly trouble: string | null; readonly tookMs: number };

/** One body on its way to the relay. `abandoned` is only for raw bodies that asked for no retry. */
export type Delivery = {
  readonly id: number;
  readonly bytes: Buffer;
  readonly signature: string | undefined;
  readonly retry: boolean;
  readonly duplicateOf: number | null;
  readonly attempts: DeliveryAttempt[];
  state: 'waiting' | 'attempting' | 'delivered' | 'abandoned';
};

/** How a change travels. Changes of one lane make their first attempts one after another; retries never hold a lane up, as with Meta. */
export type PostOptions = { readonly lane?: string; readonly onDelivered?: () => void };

type Parts = {
  readonly url: string;
  readonly appSecret: string;
  readonly identity: BusinessIdentity;
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly settings: () => SandboxSettings;
  readonly log: (line: string) => void;
};

/** Meta retries for days with falling frequency; here the same shape is compressed: 0.5 s, 1, 2, 4, 8, then every 15 s, for as long as the process lives. */
export function retryGapMs(failedAttempts: number): number {
  return Math.min(15_000, 500 * 2 ** (failedAttempts - 1));
}

const maximumKept = 5_000;
const maximumChangesInOnePost = 1_000; // Meta's own bound.

/** Delivers webhooks at least once: signed, retried, and by settings doubled, disordered and batched. Kept in memory, so it lives as long as the process. */
export class WebhookOutbox {
  readonly #parts: Parts;
  readonly #deliveries: Delivery[] = [];
  readonly #timers = new Map<Delivery, Timer>();
  readonly #running = new Set<Promise<void>>();
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #listeners = new Map<Delivery, readonly (() => void)[]>();
  readonly #closing = new AbortController();
  #batch: { readonly change: WebhookChange; readonly options: PostOptions }[] = [];
  #batchTimer: Timer | undefined;
  #nextId = 1;
  #troubled = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reports a happening. Returns at once; the POST follows. */
  post(change: WebhookChange, options: PostOptions = {}): void {
    const { batchWithinMs } = this.#parts.settings().chaos;
    this.#batch.push({ change, options });
    if (batchWithinMs === 0 || this.#batch.length >= maximumChangesInOnePost) this.#sendBatch();
    else this.#batchTimer ??= this.#parts.clock.after(batchWithinMs, () => this.#sendBatch());
  }

  /** Delivers bytes as they are. @param signature undefined leaves the header out. */
  postBytes(bytes: Buffer, signature: string | undefined, retry: boolean): Delivery {
    const delivery = this.#keep(bytes, signature, retry, null);
    this.#start(delivery, undefined);
    return delivery;
  }

  /** Signs as Meta does, with the app secret. */
  sign(bytes: Uint8Array): string {
    return signBody(bytes, this.#parts.appSecret);
  }

  all(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** How many bodies have not been answered 200 yet, a collecting batch counted as one. */
  pending(): number {
    return this.#deliveries.filter((delivery) => delivery.state === 'waiting' || delivery.state === 'attempting').length + (this.#batch.length > 0 ? 1 : 0);
  }

  /** Tries everything that waits, now and again every 100 ms, until all is delivered or the deadline has passed. @returns whether all is delivered. */
  async flush(timeoutMs: number): Promise<boolean> {
    const { clock } = this.#parts;
    const deadline = clock.now() + timeoutMs;
    for (;;) {
      this.#sendBatch();
      for (const [delivery, timer] of new Map(this.#timers)) {
        timer.cancel();
        this.#timers.delete(delivery);
        this.#start(delivery, undefined);
      }
      await Promise.all(this.#running);
      if (this.pending() === 0) return true;
      if (clock.now() >= deadline || this.#closing.signal.aborted) return false;
      await new Promise<void>((resume) => clock.after(100, resume));
    }
  }

  /** Stops everything; what is pending is lost, as when the process ends. */
  async close(): Promise<void> {
    this.#batchTimer?.cancel();
    this.#batch = [];
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  #sendBatch(): void {
    this.#batchTimer?.cancel();
    this.#batchTimer = undefined;
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0 || this.#closing.signal.aborted) return;
    const { chaos } = this.#parts.settings();
    const { random, identity } = this.#parts;
    const body = composeDelivery(identity, batch.map((item) => item.change), { mix: chaos.mixStatuses, unknownFields: random.chance(chaos.unknownFields) });
    const bytes = serialiseBody(body);
    const delivery = this.#keep(bytes, this.sign(bytes), true, null);
    this.#listeners.set(delivery, batch.flatMap((item) => item.options.onDelivered ?? []));
    if (random.chance(chaos.disorder)) this.#later(delivery, random.between(200, 1_500));
    else this.#start(delivery, batch[0]?.options.lane);
    if (random.chance(chaos.duplicates)) this.#later(this.#keep(bytes, delivery.signature, true, delivery.id), random.between(50, 900));
  }

  #keep(bytes: Buffer, signature: string | undefined, retry: boolean, duplicateOf: number | null): Delivery {
    const delivery: Delivery = { id: this.#nextId, bytes, signature, retry, duplicateOf, attempts: [], state: 'waiting' };
    this.#nextId += 1;
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > maximumKept) {
      const oldest = this.#deliveries.findIndex((kept) => kept.state === 'delivered' || kept.state === 'abandoned');
      if (oldest >= 0) this.#deliveries.splice(oldest, 1);
    }
    return delivery;
  }

  #later(delivery: Delivery, delayMs: number): void {
    if (this.#closing.signal.aborted) return;
    this.#timers.set(delivery, this.#parts.clock.after(delayMs, () => {
      this.#timers.delete(delivery);
      this.#start(delivery, undefined);
    }));
  }

  #start(delivery: Delivery, lane: string | undefined): void {
    const before = lane === undefined ? undefined : this.#lanes.get(lane);
    delivery.state = 'attempting';
    const attempt = before === undefined ? this.#attempt(delivery) : before.then(() => this.#attempt(delivery));
    this.#running.add(attempt);
    if (lane !== undefined) this.#lanes.set(lane, attempt);
    void attempt.finally(() => {
      this.#running.delete(attempt);
      if (lane !== undefined && this.#lanes.get(lane) === attempt) this.#lanes.delete(lane);
    });
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { clock, url, log } = this.#parts;
    const at = clock.now();
    const outcome = await postDelivery({ url, bytes: delivery.bytes, signature: delivery.signature, clock, signal: this.#closing.signal });
    delivery.attempts.push({ at, ...outcome, tookMs: clock.now() - at });
    if (outcome.status === 200) {
      delivery.state = 'delivered';
      if (this.#troubled) log('the webhook address takes deliveries again');
      this.#troubled = false;
      for (const listener of this.#listeners.get(delivery) ?? []) listener();
      this.#listeners.delete(delivery);
    } else if (!delivery.retry || this.#closing.signal.aborted) {
      delivery.state = 'abandoned';
    } else {
      delivery.state = 'waiting';
      const gap = retryGapMs(delivery.attempts.length);
      if (!this.#troubled) log(`the webhook address does not take deliveries (${outcome.status ?? outcome.trouble}); they are tried again until it does`);
      this.#troubled = true;
      this.#later(delivery, gap);
    }
  }
}
