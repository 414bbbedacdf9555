import { z } from 'zod';
import { relayError } from '../../../shared/protocol/errors.ts';
import { beginConversationRequest, beginConversationResponse, blockParams, blockResponse, conversationsByNumberRequest, conversationsByNumberResponse } from '../../../shared/protocol/contacts.ts';
import { conversationParams } from '../../../shared/protocol/messages.ts';
import { adminNumbersResponse, businessProfile, profileParams, profileResponse } from '../../../shared/protocol/numbers.ts';
import { syncTemplatesResponse, templatesResponse } from '../../../shared/protocol/templates.ts';
import { administeredCompany } from '../administered-company.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { refusalFor } from '../word-refusal.ts';

/** What people do with WhatsApp besides sending: marking, blocking, templates, numbers and their profile. */
export function addNumberRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'mark' | 'block' | 'findByNumber' | 'beginConversation' | 'listTemplates' | 'numbers' | 'admin'>): void {
  const device = { access: 'device' as const };
  const admin = { access: 'admin' as const };

  for (const how of ['read', 'typing'] as const) {
    const summary = how === 'read' ? 'Tell the contact that everything so far was read' : "Tell the contact that somebody types, for 25 seconds; everything so far counts as read";
    app.post(
      `/v1/conversations/:id/${how}`,
      { config: device, schema: { summary, params: conversationParams, response: { 204: z.null(), '4xx': relayError } } },
      async (request, reply) => {
        const marked = await functions.mark(deviceOf(request), request.params.id, how);
        if (!marked.ok) throw refusalFor(marked.error);
        return reply.code(204).send(null);
      },
    );
  }

  for (const [method, act] of [['POST', 'block'], ['DELETE', 'unblock']] as const) {
    app.route({
      method,
      url: '/v1/contacts/:id/block',
      config: device,
      schema: { summary: act === 'block' ? 'Block a contact at WhatsApp' : 'Let a blocked contact write again', params: blockParams, response: { 200: blockResponse, '4xx': relayError } },
      handler: async (request) => {
        const { id } = blockParams.parse(request.params);
        const answered = await functions.block(deviceOf(request), id, act);
        if (!answered.ok) throw refusalFor(answered.error);
        return answered.value;
      },
    });
  }

  app.post(
    '/v1/conversations/by-number',
    { config: device, schema: { summary: 'Find the conversations with a phone number, of those in sight', body: conversationsByNumberRequest, response: { 200: conversationsByNumberResponse, '4xx': relayError } } },
    async (request) => ({ conversationIds: await functions.findByNumber(deviceOf(request), request.body.phone) }),
  );

  app.post(
    '/v1/conversations',
    {
      config: device,
      schema: {
        summary: 'Begin a conversation with a phone number, or find the one that there is; nothing is sent',
        body: beginConversationRequest,
        response: { 200: beginConversationResponse, 201: beginConversationResponse, '4xx': relayError },
      },
    },
    async (request, reply) => {
      const begun = await functions.beginConversation(deviceOf(request), request.body);
      if (!begun.ok) throw refusalFor(begun.error);
      const { created, conversationId } = begun.value;
      return reply.code(created ? 201 : 200).send({ conversationId });
    },
  );

  app.get(
    '/v1/templates',
    { config: device, schema: { summary: 'Message templates, with the variables that each needs', response: { 200: templatesResponse, '4xx': relayError } } },
    async (request) => ({ templates: [...(await functions.listTemplates(deviceOf(request).companyId))] }),
  );

  app.post(
    '/v1/admin/templates/sync',
    { config: admin, schema: { summary: 'Ask WhatsApp for the templates now', response: { 200: syncTemplatesResponse, '4xx': relayError } } },
    () => functions.numbers.syncTemplates(),
  );

  app.get(
    '/v1/admin/numbers',
    { config: admin, schema: { summary: 'Numbers as WhatsApp sees them: quality, limits, notices', response: { 200: adminNumbersResponse, '4xx': relayError } } },
    async (request) => functions.numbers.list(await administeredCompany(request, functions.admin)),
  );

  app.get(
    '/v1/admin/numbers/:id/profile',
    { config: admin, schema: { summary: 'What contacts see of the company', params: profileParams, response: { 200: profileResponse, '4xx': relayError } } },
    async (request) => {
      const read = await functions.numbers.readProfile(await administeredCompany(request, functions.admin), request.params.id);
      if (!read.ok) throw refusalFor(read.error);
      return { profile: read.value };
    },
  );

  app.post(
    '/v1/admin/numbers/:id/profile',
    { config: admin, schema: { summary: 'Change what contacts see; what is left out stays', params: profileParams, body: businessProfile.strict(), response: { 200: profileResponse, '4xx': relayError } } },
    async (request) => {
      const changed = await functions.numbers.changeProfile(await administeredCompany(request, functions.admin), request.params.id, request.body);
      if (!changed.ok) throw refusalFor(changed.error);
      return { profile: changed.value };
    },
  );
}
