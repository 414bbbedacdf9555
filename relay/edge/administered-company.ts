import type { FastifyRequest } from 'fastify';
import type { EdgeFunctions } from './edge.ts';
import { Refusal } from './refusal.ts';

/** The company that a request administers: the device's own, or the relay's one company for the operator. */
export async function administeredCompany(request: FastifyRequest, admin: Pick<EdgeFunctions['admin'], 'findCompany'>): Promise<string> {
  if (request.caller?.kind === 'device') return request.caller.device.companyId;
  const company = await admin.findCompany();
  if (company === null) throw new Refusal('not-found', 'This relay has no company yet');
  return company.id;
}
