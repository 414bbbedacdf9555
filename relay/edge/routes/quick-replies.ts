import { z } from 'zod';
import { relayError } from '../../../shared/protocol/errors.ts';
import { removeQuickReplyParams, storeQuickReplyRequest, storeQuickReplyResponse } from '../../../shared/protocol/quick-replies.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { refusalFor } from '../word-refusal.ts';

/** Texts that are written often: keeping and removing. Devices get them as changes. */
export function addQuickReplyRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'quickReplies'>): void {
  const config = { access: 'device' as const };
  app.post(
    '/v1/quick-replies',
    { config, schema: { summary: 'Keep a quick reply, new or changed', body: storeQuickReplyRequest, response: { 200: storeQuickReplyResponse, '4xx': relayError } } },
    async (request) => {
      const stored = await functions.quickReplies.store(deviceOf(request), request.body);
      if (!stored.ok) throw refusalFor(stored.error);
      return { quickReply: stored.value };
    },
  );

  app.post(
    '/v1/quick-replies/:id/remove',
    { config, schema: { summary: 'Remove a quick reply for everybody who has it', params: removeQuickReplyParams, response: { 204: z.null(), '4xx': relayError } } },
    async (request, reply) => {
      const removed = await functions.quickReplies.remove(deviceOf(request), request.params.id);
      if (!removed.ok) throw refusalFor(removed.error);
      return reply.code(204).send(null);
    },
  );
}
