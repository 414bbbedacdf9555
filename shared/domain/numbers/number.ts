import { z } from 'zod';
import { numberId, teamId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/** A WhatsApp number of the company, answered by one team. */
export const companyNumber = z.object({
  id: numberId,
  displayPhoneNumber: z.string(),
  name: z.string(),
  teamId,
  /** `stopped`: Meta refuses our token or the number; `stoppedReason` says what is being done. Nothing is lost meanwhile. */
  health: z.enum(['ok', 'stopped']),
  stoppedReason: z.string().nullable(),
  lastInboundAt: instant.nullable(),
});
export type CompanyNumber = z.infer<typeof companyNumber>;
