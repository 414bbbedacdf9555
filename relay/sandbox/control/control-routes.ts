import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fault } from '../graph/faults.ts';
import type { Platform } from '../platform/platform.ts';
import { settingsChange } from '../platform/settings.ts';
import { verifyEndpoint } from '../webhooks/verify-endpoint.ts';
import { readControlBody } from './control-answers.ts';
import { registerCustomerRoutes } from './customer-routes.ts';
import { registerWebhookRoutes } from './webhook-routes.ts';

const templateChange = z.strictObject({ name: z.string(), language: z.string(), status: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'PAUSED', 'DISABLED']), reason: z.string().default('NONE') });

/** The control API under `/sandbox/`: what tests, demos and people use to play the other side. Reached from this machine only. */
export function registerControlRoutes(app: FastifyInstance, platform: Platform): void {
  app.addHook('onRequest', async (request, reply) => {
    // A web page in a browser on this machine must not be able to play with the sandbox.
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    if (!local || request.headers.origin !== undefined) await reply.code(403).send({ error: 'The control API answers programs on this machine only.' });
  });

  app.get('/healthz', () => ({ product: 'deskline-sandbox', webhooksPending: platform.outbox.pending() }));

  registerCustomerRoutes(app, platform);
  registerWebhookRoutes(app, platform);

  app.get<{ readonly Querystring: { readonly kind?: string } }>('/graph-calls', (request) => ({ calls: platform.journal.list(request.query.kind) }));
  app.delete('/graph-calls', (_request, reply) => {
    platform.journal.clear();
    return reply.code(204).send();
  });

  app.get('/faults', () => ({ faults: platform.faults.list() }));
  app.post('/faults', (request, reply) => {
    const wanted = readControlBody(request, reply, fault);
    if (wanted === undefined) return reply;
    platform.faults.plan(wanted);
    return reply.code(201).send({ faults: platform.faults.list() });
  });
  app.delete('/faults', (_request, reply) => {
    platform.faults.clear();
    platform.statuses.releaseHeld();
    return reply.code(204).send();
  });

  app.get('/settings', () => platform.settings());
  app.post('/settings', (request, reply) => {
    const change = readControlBody(request, reply, settingsChange);
    return change === undefined ? reply : reply.send(platform.change(change));
  });

  app.post('/templates', (request, reply) => {
    const change = readControlBody(request, reply, templateChange);
    if (change === undefined) return reply;
    const template = platform.templates.find((candidate) => candidate.name === change.name && candidate.language === change.language);
    if (template === undefined) return reply.code(404).send({ error: 'There is no such template.' });
    template.status = change.status;
    const value = {
      event: change.status, message_template_id: Number(template.id), message_template_name: template.name, message_template_language: template.language,
      message_template_category: template.category, reason: change.reason,
    };
    platform.outbox.post({ field: 'message_template_status_update', value });
    return reply.send(template);
  });

  app.post('/verify-webhook', async (request, reply) => {
    const wanted = readControlBody(request, reply, z.strictObject({ verifyToken: z.string(), url: z.url().optional() }));
    return wanted === undefined ? reply : reply.send(await verifyEndpoint(wanted.url ?? platform.webhookUrl, wanted.verifyToken, platform.random));
  });
}
