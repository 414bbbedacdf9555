import { z } from 'zod';
import { companyId, deviceId } from '../kernel/ids.ts';
import { person } from '../domain/people/person.ts';

/** POST /v1/enrolment, no authentication: a one-time code for a device token. Codes live 15 minutes and work once. */
export const enrolRequest = z.object({
  code: z.string().min(4).max(64),
  deviceName: z.string().min(1).max(100),
  appVersion: z.string().max(40),
  protocolVersion: z.number().int(),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

export const enrolResponse = z.object({
  deviceId,
  /** Bearer token of this device. The relay keeps only its hash. */
  token: z.string(),
  company: z.object({ id: companyId, name: z.string() }),
  person,
  /** Raw Ed25519 public key of the company, base64: pinned now, checked for ever. */
  policyPublicKey: z.string(),
});
export type EnrolResponse = z.infer<typeof enrolResponse>;
