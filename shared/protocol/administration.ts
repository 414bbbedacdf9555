import { z } from 'zod';
import { person, role, team } from '../domain/people/person.ts';
import { deviceId, personId, teamId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

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

const shortName = z.string().trim().min(1).max(100);

/** A WhatsApp number as Meta knows it. `phoneNumberId` is Meta's id of it (WhatsApp Manager, API setup), not the number itself. */
const newNumber = z.strictObject({
  phoneNumberId: z.string().regex(/^\d{5,32}$/, 'the digits of a phone number id'),
  businessAccountId: z.string().regex(/^\d{5,32}$/, 'the digits of a business account id').nullable(),
  displayPhoneNumber: z.string().trim().min(3).max(32),
  name: shortName,
});

/** POST /v1/admin/company (operator): creates the one company of this relay. 201; 409 `conflict` when there is one. */
export const createCompanyRequest = z.strictObject({ name: shortName, teamName: shortName, adminName: shortName, number: newNumber });
export const createCompanyResponse = z.object({
  company: z.object({ id: z.string(), name: z.string() }),
  people: z.array(person),
  teams: z.array(team),
});

/** POST /v1/admin/teams. 201. */
export const addTeamRequest = z.strictObject({ name: shortName });
export const addTeamResponse = z.object({ team });

/** POST /v1/admin/people. 201. Admins belong to no team. */
export const addPersonRequest = z.strictObject({ name: shortName, role, teamIds: z.array(teamId).max(100) });
export const addPersonResponse = z.object({ person });

/** POST /v1/admin/numbers. 201; 409 `conflict` when the number is there already. Webhooks that came for it before are applied now. */
export const addNumberRequest = newNumber.extend({ teamId });
export const addNumberResponse = z.object({ id: z.string(), deliveriesTakenUp: z.number().int() });
