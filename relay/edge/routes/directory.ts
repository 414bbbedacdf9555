import {
  addNumberRequest,
  addNumberResponse,
  addPersonRequest,
  addPersonResponse,
  addTeamRequest,
  addTeamResponse,
  adminPeopleResponse,
  createCompanyRequest,
  createCompanyResponse,
} from '../../../shared/protocol/administration.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { administeredCompany } from '../administered-company.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** The company, its teams, people and numbers. */
export function addDirectoryRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'admin'>): void {
  const { admin } = functions;
  const config = { access: 'admin' as const };

  app.post(
    '/v1/admin/company',
    {
      config: { access: 'operator' },
      schema: { summary: 'Create the company of this relay', body: createCompanyRequest, response: { 201: createCompanyResponse, '4xx': relayError } },
    },
    async (request, reply) => {
      const created = await admin.createCompany(request.body);
      if (!created.ok) throw new Refusal(created.error, 'This relay has a company already; a relay serves one');
      return reply.code(201).send(created.value);
    },
  );

  app.get(
    '/v1/admin/people',
    { config, schema: { summary: 'People and teams', response: { 200: adminPeopleResponse, '4xx': relayError } } },
    async (request) => {
      const { people, teams } = await admin.listPeople(await administeredCompany(request, admin));
      return { people: [...people], teams: [...teams] };
    },
  );

  app.post(
    '/v1/admin/teams',
    { config, schema: { summary: 'Add a team', body: addTeamRequest, response: { 201: addTeamResponse, '4xx': relayError } } },
    async (request, reply) => reply.code(201).send({ team: await admin.addTeam(await administeredCompany(request, admin), request.body.name) }),
  );

  app.post(
    '/v1/admin/people',
    { config, schema: { summary: 'Add a person', body: addPersonRequest, response: { 201: addPersonResponse, '4xx': relayError } } },
    async (request, reply) => {
      const added = await admin.addPerson(await administeredCompany(request, admin), request.body);
      if (!added.ok) {
        throw new Refusal(added.error, added.error === 'not-found' ? 'The company has no such team' : 'Admins belong to no team; everybody else to at least one');
      }
      return reply.code(201).send({ person: added.value });
    },
  );

  app.post(
    '/v1/admin/numbers',
    { config, schema: { summary: 'Add a WhatsApp number', body: addNumberRequest, response: { 201: addNumberResponse, '4xx': relayError } } },
    async (request, reply) => {
      const added = await admin.addNumber(await administeredCompany(request, admin), request.body);
      if (!added.ok) throw new Refusal(added.error, added.error === 'conflict' ? 'This number is there already' : 'The company has no such team');
      return reply.code(201).send(added.value);
    },
  );
}
