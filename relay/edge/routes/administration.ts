import { z } from 'zod';
import { signedPolicy } from '../../../shared/domain/policy/policy.ts';
import {
  adminDevicesResponse,
  demoCompanyResponse,
  enrolmentCodeRequest,
  enrolmentCodeResponse,
  teamResponse,
} from '../../../shared/protocol/administration.ts';
import { deviceId } from '../../../shared/kernel/ids.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { pushPolicyRequest, pushPolicyResponse } from '../../../shared/protocol/policy.ts';
import { administeredCompany } from '../administered-company.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** What IT does: policy, codes, devices; and the manager's view of the team. */
export function addAdministrationRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'admin' | 'teamView' | 'currentPolicy'>): void {
  const { admin } = functions;
  const config = { access: 'admin' as const };

  app.get(
    '/v1/team',
    { config: { access: 'manager' }, schema: { summary: "Open work of the manager's teams", response: { 200: teamResponse, '4xx': relayError } } },
    (request) => functions.teamView(deviceOf(request)),
  );

  app.post(
    '/v1/admin/demo-company',
    {
      config: { access: 'operator' },
      schema: { summary: 'Make the demo company, or answer the one that is there', response: { 200: demoCompanyResponse, '4xx': relayError } },
    },
    async () => {
      const made = await admin.makeDemoCompany();
      if (made.ok) return made.value;
      throw new Refusal(
        made.error,
        made.error === 'forbidden' ? 'A demo company is made only where WHATSAPP_GRAPH_URL is on this machine (a sandbox)' : 'This relay has a company of its own',
      );
    },
  );

  app.post(
    '/v1/admin/policy',
    { config, schema: { summary: 'Publish the next revision of the policy', body: pushPolicyRequest, response: { 201: pushPolicyResponse, '4xx': relayError } } },
    async (request, reply) => {
      const companyId = await administeredCompany(request, admin);
      return reply.code(201).send({ revision: await admin.pushPolicy(companyId, request.body.settings) });
    },
  );

  app.get(
    '/v1/admin/policy',
    { config, schema: { summary: 'The newest signed policy', response: { 200: signedPolicy, '4xx': relayError } } },
    async (request) => {
      const policy = await functions.currentPolicy(await administeredCompany(request, admin));
      if (policy === null) throw new Refusal('not-found', 'The company has no policy yet');
      return policy;
    },
  );

  app.post(
    '/v1/admin/enrolment-codes',
    { config, schema: { summary: 'A one-time code for a person', body: enrolmentCodeRequest, response: { 201: enrolmentCodeResponse, '4xx': relayError } } },
    async (request, reply) => {
      const code = await admin.issueCode(await administeredCompany(request, admin), request.body.personId);
      if (code === null) throw new Refusal('not-found', 'The company has no such person');
      return reply.code(201).send(code);
    },
  );

  app.post(
    '/v1/admin/devices/:id/revoke',
    { config: { access: 'operator' }, schema: { summary: 'End the token of a device', params: z.object({ id: deviceId }), response: { 204: z.null(), '4xx': relayError } } },
    async (request, reply) => {
      const revoked = await admin.revokeDevice(await administeredCompany(request, admin), request.params.id);
      if (!revoked) throw new Refusal('not-found', 'The company has no such device');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/admin/devices',
    { config, schema: { summary: 'Enrolled devices and what they enforce', querystring: z.object({}), response: { 200: adminDevicesResponse, '4xx': relayError } } },
    async (request) => admin.listDevices(await administeredCompany(request, admin)),
  );
}
