import { z } from 'zod';
import { policySettings, signedPolicy } from '../domain/policy/policy.ts';

/** GET /v1/policy: the newest signed policy; 404 `not-found` while there is none. */
export const currentPolicyResponse = signedPolicy;

/** POST /v1/policy/report: what a device did with a revision. 204. */
export const policyReport = z.object({
  revision: z.number().int().nullable(),
  outcome: z.enum(['applied', 'refused']),
  /** Word of `PolicyRefusal` when refused. */
  reason: z.string().max(100).nullable(),
  detail: z.string().max(500).nullable(),
});
export type PolicyReport = z.infer<typeof policyReport>;

/** POST /v1/admin/policy (admin device or operator): stores the next revision, signs it, tells every device. 201. */
export const pushPolicyRequest = z.object({ settings: policySettings });
export const pushPolicyResponse = z.object({ revision: z.number().int() });
