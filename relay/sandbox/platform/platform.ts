import type { CallJournal } from '../graph/call-journal.ts';
import type { FaultPlan } from '../graph/faults.ts';
import type { MediaStore } from '../graph/media-store.ts';
import type { RateLimits } from '../graph/rate-limits.ts';
import type { Template } from '../graph/templates.ts';
import type { BusinessIdentity } from '../webhooks/compose-delivery.ts';
import type { StatusDesk } from '../webhooks/status-desk.ts';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import type { SandboxClock } from './clock.ts';
import type { Customers } from './customers.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SandboxSettings, SettingsChange } from './settings.ts';

/** Everything that the Graph side, the control side and the scenarios share. Made in `start-sandbox.ts`, nowhere else. */
export type Platform = {
  readonly identity: BusinessIdentity;
  readonly accessToken: string;
  readonly webhookUrl: string;
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly customers: Customers;
  readonly media: MediaStore;
  readonly outbox: WebhookOutbox;
  readonly statuses: StatusDesk;
  readonly limits: RateLimits;
  readonly faults: FaultPlan;
  readonly journal: CallJournal;
  readonly templates: Template[];
  /** Users whom the business has blocked, by digits or user id. */
  readonly blocked: Set<string>;
  /** Fields of the business profile. */
  readonly profile: Map<string, unknown>;
  readonly settings: () => SandboxSettings;
  readonly change: (change: SettingsChange) => SandboxSettings;
  /** The address under which this sandbox answers, for media links. */
  readonly baseUrl: () => string;
  /** Keeps the customers for the next start; without a state folder it does nothing. */
  readonly remember: () => void;
  readonly log: (line: string) => void;
};

