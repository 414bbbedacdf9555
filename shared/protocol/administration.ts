import { z } from 'zod';
import { person, team } from '../domain/people/person.ts';
import { deviceId, personId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';

/** POST /v1/admin/demo-company: makes the demo company, or answers the one that is there. Only where Meta's side is a sandbox. */
export const demoCompanyResponse = z.object({
  company: z.object({ id: z.string(), name: z.string() }),
  people: z.array(person),
  teams: z.array(team),
  phoneNumberId: z.string(),
});

/** POST /v1/admin/enrolment-codes: a one-time code for one person. 201. */
export const enrolmentCodeRequest = z.object({ personId });
export const enrolmentCodeResponse = z.object({ code: z.string(), expiresAt: instant });

/** GET /v1/admin/devices */
export const adminDevice = z.object({
  id: deviceId,
  name: z.string(),
  personId,
  personName: z.string(),
  appVersion: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  policyRevision: z.number().int().nullable(),
  policyRefusal: z.object({ revision: z.number().int().nullable(), reason: z.string(), detail: z.string().nullable(), at: instant }).nullable(),
  lastPurgeAt: instant.nullable(),
});
export type AdminDevice = z.infer<typeof adminDevice>;
export const adminDevicesResponse = z.object({ devices: z.array(adminDevice), policyRevision: z.number().int().nullable() });

/** GET /v1/admin/people */
export const adminPeopleResponse = z.object({ people: z.array(person), teams: z.array(team) });

/** POST /v1/receipts: a purge receipt of this device. Idempotent by receipt id. 204. Body: `purgeReceipt`. */

/** GET /v1/team (manager): the people of the manager's teams and their load. Counts of open work, no figures about presence. */
export const teamResponse = z.object({
  teams: z.array(
    team.extend({
      people: z.array(person.extend({ openConversations: z.number().int() })),
      unassigned: z.number().int(),
    }),
  ),
});
export type TeamResponse = z.infer<typeof teamResponse>;
