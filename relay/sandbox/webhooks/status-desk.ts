import type { SandboxClock, Timer } from '../platform/clock.ts';
import type { Customer } from '../platform/customer.ts';
import type { SeededRandom } from '../platform/seeded-random.ts';
import type { SandboxSettings } from '../platform/settings.ts';
import type { BusinessIdentity } from './compose-delivery.ts';
import { messagesChange } from './compose-delivery.ts';
import { composeStatus } from './compose-status.ts';
import type { SentMessage, StatusError } from './sent-message.ts';
import type { WebhookOutbox } from './webhook-outbox.ts';

type Parts = {
  readonly outbox: WebhookOutbox;
  readonly identity: BusinessIdentity;
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly settings: () => SandboxSettings;
};

/** Moves accepted messages from sent to delivered to read, or to failed, and reports each step. */
export class StatusDesk {
  readonly #parts: Parts;
  readonly #messages = new Map<string, SentMessage>();
  readonly #due = new Map<Timer, () => void>();
  readonly #readers: ((message: SentMessage) => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Registers an accepted message without moving it yet. */
  register(message: SentMessage): void {
    this.#messages.set(message.id, message);
  }

  /** Lets a message take its course, unless statuses are manual or held. */
  start(message: SentMessage): void {
    if (this.#parts.settings().autoStatuses && !message.held) this.#schedule(this.#parts.settings().sentAfterMs, () => this.#sent(message));
  }

  withId(id: string): SentMessage | undefined {
    return this.#messages.get(id);
  }

  /** Calls the listener whenever a customer has read a message. */
  onRead(listener: (message: SentMessage) => void): void {
    this.#readers.push(listener);
  }

  /** Reports a status now. A status that was reported before is reported again: receivers must cope. */
  report(message: SentMessage, status: string, options: { readonly at?: number; readonly errors?: readonly StatusError[] } = {}): void {
    const at = options.at ?? this.#parts.clock.now();
    const composed = composeStatus(message, status, at, options.errors);
    if (!message.reported.has(status)) message.reported.set(status, at);
    const parts = { ...(composed.contacts === undefined ? {} : { contacts: composed.contacts }), statuses: [composed.status] };
    this.#parts.outbox.post(messagesChange(this.#parts.identity, parts), { lane: laneOf(message) });
    if (status === 'read') for (const listener of this.#readers) listener(message);
  }

  /** The customer opens the chat: everything delivered or on its way is read, in order. @returns the ids that were read. */
  readAll(customer: Customer): readonly string[] {
    const unread = [...this.#messages.values()].filter(
      (message) => message.customer === customer && message.failure === undefined && message.type !== 'reaction' && !message.reported.has('read') && !message.reported.has('failed'),
    );
    for (const message of unread) {
      if (!message.reported.has('sent')) this.report(message, 'sent');
      if (!message.reported.has('delivered')) this.report(message, 'delivered');
      this.report(message, 'read');
    }
    return unread.map((message) => message.id);
  }

  /** Continues what stopped at `sent` because the phone was off. */
  resume(customer: Customer): void {
    for (const message of this.#messages.values()) {
      if (message.customer === customer && message.reported.has('sent') && !message.reported.has('delivered') && !message.reported.has('read')) this.#afterSent(message);
    }
  }

  /** Lets every held message go on. */
  releaseHeld(): void {
    for (const message of this.#messages.values()) {
      if (!message.held) continue;
      message.held = false;
      this.start(message);
    }
  }

  /** Takes every scheduled step now, and those that follow from it. */
  hurry(): void {
    while (this.#due.size > 0) {
      for (const [timer, step] of new Map(this.#due)) {
        timer.cancel();
        this.#due.delete(timer);
        step();
      }
    }
  }

  close(): void {
    for (const timer of this.#due.keys()) timer.cancel();
    this.#due.clear();
  }

  #sent(message: SentMessage): void {
    if (message.held) return;
    const { failure } = message;
    const failsAtOnce = failure !== undefined && failure.code !== 131026;
    if (!failsAtOnce && !message.reported.has('sent')) this.report(message, 'sent');
    if (failure !== undefined) {
      this.#schedule(this.#parts.settings().deliveredAfterMs, () => this.report(message, 'failed', { errors: [failure] }));
    } else if (message.type !== 'reaction') {
      this.#afterSent(message);
    }
  }

  #afterSent(message: SentMessage): void {
    if (message.customer?.behaviour.online === false) return;
    const { deliveredAfterMs } = this.#parts.settings();
    this.#schedule(deliveredAfterMs, () => {
      if (message.customer?.behaviour.online === false || message.held) return;
      const skips = message.skipsDelivered && this.#readGap(message) !== null;
      if (!skips && !message.reported.has('delivered')) this.report(message, 'delivered');
      const gap = this.#readGap(message);
      if (gap !== null) this.#schedule(gap, () => message.reported.has('read') || this.report(message, 'read'));
    });
  }

  #readGap(message: SentMessage): readonly [number, number] | null {
    const own = message.customer?.behaviour.readAfterMs;
    if (own === undefined) return message.customer === undefined ? null : this.#parts.settings().readAfterMs;
    return own === null ? null : [own, own];
  }

  #schedule(range: readonly [number, number], step: () => void): void {
    const delay = this.#parts.random.between(range[0], range[1]) / this.#parts.settings().speed;
    const timer = this.#parts.clock.after(delay, () => {
      this.#due.delete(timer);
      step();
    });
    this.#due.set(timer, step);
  }
}

/** What happens to one user is reported in order, as long as nothing fails. */
export function laneOf(user: { readonly phone: string | undefined; readonly userId: string | undefined }): string {
  return user.userId ?? user.phone ?? 'stranger';
}
