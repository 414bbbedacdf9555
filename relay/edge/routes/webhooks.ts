import { z } from 'zod';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';

/** Meta sends up to 3 MB. Source: Meta, 'Webhooks'. Above ours the answer is 413 and Meta tries again for days. */
const webhookBodyLimit = 4 * 1024 * 1024;

/** The two routes that Meta calls. Bodies stay the bytes that came, because the signature is over them. */
export async function addWebhookRoutes(app: EdgeApp, webhooks: EdgeFunctions['webhooks']): Promise<void> {
  const config = { access: 'anyone' as const };
  await app.register(async (scope: EdgeApp) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: webhookBodyLimit }, (_request, body, done) => done(null, body));

    scope.get(
      '/webhooks/whatsapp',
      { config, schema: { summary: "Meta's handshake", querystring: z.looseObject({}) } },
      async (request, reply) => {
        const answer = webhooks.verifySubscription(request.query);
        return reply.code(answer.status).type('text/plain; charset=utf-8').send(answer.body);
      },
    );

    scope.post(
      '/webhooks/whatsapp',
      { config, bodyLimit: webhookBodyLimit, schema: { summary: "Meta's deliveries, signed over the raw bytes" } },
      async (request, reply) => {
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const signature = request.headers['x-hub-signature-256'];
        const answer = await webhooks.receiveWebhook(body, typeof signature === 'string' ? signature : undefined);
        if (answer.status === 503) void reply.header('retry-after', '5');
        return reply.code(answer.status).send();
      },
    );
  });
}
