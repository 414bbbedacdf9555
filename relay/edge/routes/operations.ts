import { z } from 'zod';
import type { EdgeApp, EdgeFunctions, EdgeSettings } from '../edge.ts';

/** What operators and their tools ask: alive, ready, figures, and the description of the interface. */
export function addOperationsRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'isReady'>, settings: EdgeSettings): void {
  const config = { access: 'anyone' as const };
  const health = z.object({ product: z.literal('deskline-relay'), version: z.string(), instance: z.string() });
  app.get('/healthz', { config, schema: { summary: 'The process is alive', response: { 200: health } } }, async () => ({
    product: 'deskline-relay' as const,
    version: settings.version,
    instance: settings.instance,
  }));

  const readiness = z.object({ ready: z.boolean() });
  app.get('/readyz', { config, schema: { summary: 'The relay can do its work', response: { 200: readiness, 503: readiness } } }, async (_request, reply) => {
    const ready = await functions.isReady();
    return reply.code(ready ? 200 : 503).send({ ready });
  });

  app.get('/metrics', { config, schema: { summary: 'Figures in the text format of Prometheus' } }, async (_request, reply) =>
    reply.type(settings.metrics.registry.contentType).send(await settings.metrics.registry.metrics()),
  );

  app.get('/openapi.json', { config, schema: { summary: 'This description', hide: true } }, async (_request, reply) =>
    reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  );
}
