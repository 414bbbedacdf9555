import { z } from 'zod';
import { relayError } from '../../../shared/protocol/errors.ts';
import { acceptHandoverParams, handOverRequest, handOverResponse } from '../../../shared/protocol/handovers.ts';
import { writeNoteRequest, writeNoteResponse } from '../../../shared/protocol/notes.ts';
import { presenceParams, presenceRequest } from '../../../shared/protocol/presence.ts';
import { triageRequest, triageResponse } from '../../../shared/protocol/triage.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { refusalFor } from '../word-refusal.ts';

/** The team's side of conversations: whose they are, what is said about them inside, who is there. Nothing here reaches a contact. */
export function addTriageRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'triage'>): void {
  const config = { access: 'device' as const };
  const { triage } = functions;

  app.post(
    '/v1/conversations/triage',
    {
      config,
      schema: { summary: 'Assign, snooze, close or reopen up to 200 conversations, each answered for itself', body: triageRequest, response: { 200: triageResponse, '4xx': relayError } },
    },
    async (request) => {
      const outcomes = await triage.act(deviceOf(request), request.body.ids, request.body.act);
      return {
        results: outcomes.map(({ id, outcome }) => {
          if (outcome.outcome !== 'refused') return { id, result: outcome };
          return { id, result: outcome, retry: outcome.reason === 'unavailable' ? { kind: 'after' as const, afterMs: 2_000 } : { kind: 'never' as const } };
        }),
      };
    },
  );

  app.post(
    '/v1/notes',
    {
      config,
      schema: {
        summary: 'Write an internal note; the id that the client made is the idempotency key. It never goes to WhatsApp',
        body: writeNoteRequest,
        response: { 200: writeNoteResponse, 201: writeNoteResponse, '4xx': relayError },
      },
    },
    async (request, reply) => {
      const written = await triage.writeNote(deviceOf(request), request.body);
      if (!written.ok) throw refusalFor(written.error);
      return reply.code(written.value.created ? 201 : 200).send({ message: written.value.message });
    },
  );

  app.post(
    '/v1/handovers',
    {
      config,
      schema: {
        summary: 'Hand a conversation over with a card; the id that the client made is the idempotency key',
        body: handOverRequest,
        response: { 200: handOverResponse, 201: handOverResponse, '4xx': relayError },
      },
    },
    async (request, reply) => {
      const written = await triage.handOver(deviceOf(request), request.body);
      if (!written.ok) throw refusalFor(written.error);
      return reply.code(written.value.created ? 201 : 200).send({ message: written.value.message });
    },
  );

  app.post(
    '/v1/handovers/:id/accept',
    { config, schema: { summary: 'Take what a card hands over', params: acceptHandoverParams, response: { 204: z.null(), '4xx': relayError } } },
    async (request, reply) => {
      const taken = await triage.takeHandover(deviceOf(request), request.params.id);
      if (!taken.ok) throw refusalFor(taken.error);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/conversations/:id/presence',
    {
      config,
      schema: { summary: 'Tell colleagues that this person looks or types; kept nowhere', params: presenceParams, body: presenceRequest, response: { 204: z.null(), '4xx': relayError } },
    },
    async (request, reply) => {
      const told = await triage.tellPresence(deviceOf(request), request.params.id, request.body.act);
      if (!told.ok) throw refusalFor(told.error);
      return reply.code(204).send(null);
    },
  );
}
