import { z } from 'zod';
import { person } from '../domain/people/person.ts';
import { policySettings } from '../domain/policy/policy.ts';
import { preferences } from '../domain/preferences/preferences.ts';
import { instant } from '../kernel/instant.ts';

/** How the line to the relay is. `behind`: connected and catching up. `refused`: the relay does not know this device any more. */
const connection = z.object({
  state: z.enum(['connecting', 'online', 'behind', 'offline', 'refused']),
  since: instant,
  /** When the next attempt is due while offline. */
  retryAt: instant.nullable(),
  /** When the way from WhatsApp to the relay was last seen to work; null: never. Absent while the relay has not told. */
  inboundVerifiedAt: instant.nullable().optional(),
});

/** Everything that the frame of the window shows. Re-read whenever a `session` change is announced. */
export const session = z.object({
  phase: z.enum(['starting', 'enrol', 'ready']),
  appVersion: z.string(),
  platform: z.string(),
  /** Address that the enrolment screen proposes. */
  suggestedRelayUrl: z.string().nullable(),
  person: person.nullable(),
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
  connection,
  cache: z.object({
    place: z.enum(['disk', 'memory']),
    /** Why it is not on disk: no keychain at all, the keychain is locked, policy, or the disk does not take it (full, or not safe to write). */
    reason: z.enum(['keychain-absent', 'keychain-locked', 'policy', 'disk-unusable']).nullable(),
    /** The cache had to be built anew at this start, and why. */
    rebuilt: z.enum(['wrong-key', 'corrupt', 'from-the-future']).nullable(),
    /** With `rebuilt`: when that began, and, once everything is here again, when. */
    rebuiltAt: instant.exactOptional(),
    refilledAt: instant.exactOptional(),
  }),
  /** `shifts`: the working time from two days back to eight days ahead, in order. */
  duty: z.object({ state: z.enum(['work', 'quiet']), until: instant.nullable(), zone: z.string(), shifts: z.array(z.object({ start: instant, end: instant })) }),
  policy: z.object({
    revision: z.number().int().nullable(),
    refused: z.object({ reason: z.string(), at: instant }).nullable(),
    settings: policySettings,
  }),
  /** Our clock as corrected by the relay's. `skewMs` is shown when it is more than two minutes. */
  clock: z.object({ now: instant, skewMs: z.number() }),
  /** What the person set for this device, and the language that 'as the system' means here. */
  settings: preferences.extend({ systemLocale: z.enum(['en', 'de']) }),
  desktop: z.object({
    /** The system shows our icon in a tray or menu bar: closing the window can leave Deskline running. */
    tray: z.boolean(),
    /** The person closes the window for the first time: the page asks what that shall do, and answers with `window.answerClosing`. */
    asksClosing: z.boolean(),
    zoomPercent: z.number().int(),
  }),
});
export type Session = z.infer<typeof session>;
