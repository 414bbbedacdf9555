import { z } from 'zod';

const range = z.tuple([z.number().nonnegative(), z.number().nonnegative()]).refine(([low, high]) => low <= high, 'the lower bound comes first');
const probability = z.number().min(0).max(1);

/** Everything that can be turned while the sandbox runs. Durations are milliseconds of the sandbox's clock, before `speed`. */
export const sandboxSettings = z.strictObject({
  /** Divides the delays of statuses and of scenarios: 10 is ten times as fast. Retry gaps are not touched. */
  speed: z.number().positive().max(10_000),
  /** False: no status is sent unless `POST /sandbox/statuses` or `…/read` asks for it. */
  autoStatuses: z.boolean(),
  sentAfterMs: range,
  /** After `sent`. */
  deliveredAfterMs: range,
  /** After `delivered`. null: nobody reads by himself (customers with `readAfterMs` of their own still do). */
  readAfterMs: range.nullable(),
  /** Refuse free-form messages outside 24 hours from the user's last message (131047). */
  enforceWindow: z.boolean(),
  /** Refuse more than one message per 6 s to one user beyond the burst of 45 (131056). */
  enforcePairRate: z.boolean(),
  /** Messages per second and number, in and out together, before 130429. Meta's ordinary level is 80. */
  throughputPerSecond: z.number().int().positive(),
  /** Somebody who is no customer of the sandbox: not on WhatsApp (131026), or a silent user who gets everything. */
  strangers: z.enum(['undeliverable', 'deliverable']),
  /** A template that is not in the catalogue: 132001, or taken as it is after a look at its shape. */
  unknownTemplates: z.enum(['refuse', 'accept']),
  /** Most templates on one page of the list, whatever `limit` asks for: as Graph may, it answers shorter pages and a cursor. Graph's own ceiling is not published; 250 is ours. */
  templatesPerPage: z.number().int().min(1).max(250),
  /** Where 131047, 131026, 131050 and 131049 show: in the answer, as a late `failed` status, or either by chance. Meta does both. */
  refusalsAs: z.enum(['answer', 'status', 'mixed']),
  /** How long a media URL works. Meta: 5 minutes. */
  mediaUrlLifeMs: z.number().positive(),
  /** How long an inbound media id can be looked up. Meta: 7 days. */
  inboundMediaLifeMs: z.number().positive(),
  chaos: z.strictObject({
    /** Share of deliveries that come twice. */
    duplicates: probability,
    /** Share of deliveries that are held back 0.2 to 1.5 s so that later ones overtake them. */
    disorder: probability,
    /** Collect what happens within this time into one POST of several entries, changes and messages. 0: one POST per happening. */
    batchWithinMs: z.number().nonnegative(),
    /** Put a message and a waiting status of the same number into one `value`. Needs `batchWithinMs`. */
    mixStatuses: z.boolean(),
    /** The `sent` status is delivered (and answered, or 1 s has passed) before the send itself is answered. */
    statusBeforeAnswer: z.boolean(),
    /** Share of sends that fail with 131026 after `sent`. */
    failAfterSent: probability,
    /** Share of sends for which `delivered` is left out. */
    skipDelivered: probability,
    /** Share of sends that are answered 502 with an HTML page and not accepted. */
    badGateway: probability,
    /** Share of error answers whose `error_data` is a string, and as many again where it is missing. */
    oddErrorData: probability,
    /** Share of deliveries that carry members Meta has never documented. */
    unknownFields: probability,
  }),
});
export type SandboxSettings = z.infer<typeof sandboxSettings>;

/** A change of settings: any subset, `chaos` merged member by member. */
export const settingsChange = sandboxSettings.omit({ chaos: true }).partial().extend({ chaos: sandboxSettings.shape.chaos.partial().optional() }).strict();
export type SettingsChange = z.infer<typeof settingsChange>;

/** What a sandbox starts with: Meta's rules on, chaos off, statuses quick. */
export const defaultSettings: SandboxSettings = {
  speed: 1,
  autoStatuses: true,
  sentAfterMs: [60, 200],
  deliveredAfterMs: [200, 700],
  readAfterMs: [900, 2_500],
  enforceWindow: true,
  enforcePairRate: true,
  throughputPerSecond: 80,
  strangers: 'undeliverable',
  unknownTemplates: 'refuse',
  templatesPerPage: 250,
  refusalsAs: 'answer',
  mediaUrlLifeMs: 5 * 60_000,
  inboundMediaLifeMs: 7 * 24 * 3_600_000,
  chaos: {
    duplicates: 0,
    disorder: 0,
    batchWithinMs: 0,
    mixStatuses: false,
    statusBeforeAnswer: false,
    failAfterSent: 0,
    skipDelivered: 0,
    badGateway: 0,
    oddErrorData: 0,
    unknownFields: 0,
  },
};

/** The settings with a change laid over them. */
export function changeSettings(settings: SandboxSettings, change: SettingsChange): SandboxSettings {
  const { chaos, ...rest } = change;
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const chaosDefined = Object.fromEntries(Object.entries(chaos ?? {}).filter(([, value]) => value !== undefined));
  return { ...settings, ...defined, chaos: { ...settings.chaos, ...chaosDefined } };
}
