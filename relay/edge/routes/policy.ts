import { z } from 'zod';
import { purgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { currentPolicyResponse, policyReport } from '../../../shared/protocol/policy.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** What a device is told to do, and what it says it did. */
export function addPolicyRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'currentPolicy' | 'reportPolicy' | 'keepReceipt'>): void {
  const config = { access: 'device' as const };
  const nothing = z.null().describe('No content');
  app.get(
    '/v1/policy',
    { config, schema: { summary: 'The newest signed policy', response: { 200: currentPolicyResponse, '4xx': relayError } } },
    async (request) => {
      const policy = await functions.currentPolicy(deviceOf(request).companyId);
      if (policy === null) throw new Refusal('not-found', 'The company has no policy yet');
      return policy;
    },
  );

  app.post(
    '/v1/policy/report',
    { config, schema: { summary: 'What this device did with a policy', body: policyReport, response: { 204: nothing, '4xx': relayError } } },
    async (request, reply) => {
      await functions.reportPolicy(deviceOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/receipts',
    { config, schema: { summary: 'Evidence of a purge', body: purgeReceipt, response: { 204: nothing, '4xx': relayError } } },
    async (request, reply) => {
      await functions.keepReceipt(deviceOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}
