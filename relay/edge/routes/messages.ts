import { z } from 'zod';
import { relayError } from '../../../shared/protocol/errors.ts';
import { planMessageRequest, resendMessageParams, sendMessageRequest, sendMessageResponse } from '../../../shared/protocol/messages.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { refusalFor } from '../word-refusal.ts';

/** Sending. An answer of success means: durable here, and on its way to Meta. */
export function addMessageRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'send' | 'resend' | 'changePlan' | 'withdraw'>): void {
  const config = { access: 'device' as const };
  app.post(
    '/v1/messages',
    {
      config,
      schema: {
        summary: 'Send a message; the id that the client made is the idempotency key',
        body: sendMessageRequest,
        response: { 200: sendMessageResponse, 201: sendMessageResponse, '4xx': relayError },
      },
    },
    async (request, reply) => {
      const sent = await functions.send(deviceOf(request), request.body);
      if (!sent.ok) throw refusalFor(sent.error);
      return reply.code(sent.value.created ? 201 : 200).send({ message: sent.value.message });
    },
  );

  app.post(
    '/v1/messages/:id/plan',
    {
      config,
      schema: { summary: 'Give a planned message another time, or send it now', params: resendMessageParams, body: planMessageRequest, response: { 200: sendMessageResponse, '4xx': relayError } },
    },
    async (request) => {
      const changed = await functions.changePlan(deviceOf(request), request.params.id, request.body.sendAt);
      if (!changed.ok) throw refusalFor(changed.error);
      return { message: changed.value.message };
    },
  );

  app.post(
    '/v1/messages/:id/withdraw',
    { config, schema: { summary: 'Take a planned message back', params: resendMessageParams, response: { 204: z.null().describe('No content'), '4xx': relayError } } },
    async (request, reply) => {
      const withdrawn = await functions.withdraw(deviceOf(request), request.params.id);
      if (!withdrawn.ok) throw refusalFor(withdrawn.error);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/messages/:id/resend',
    {
      config,
      schema: { summary: 'Queue a failed or unconfirmed message again', params: resendMessageParams, response: { 200: sendMessageResponse, '4xx': relayError } },
    },
    async (request) => {
      const sent = await functions.resend(deviceOf(request), request.params.id);
      if (!sent.ok) throw refusalFor(sent.error);
      return { message: sent.value.message };
    },
  );
}
