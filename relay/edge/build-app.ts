import swagger from '@fastify/swagger';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerError } from './answer-error.ts';
import { makeGate } from './caller.ts';
import type { EdgeApp, EdgeFunctions, EdgeSettings } from './edge.ts';
import { describeRoute } from './describe-route.ts';
import { watchConnections } from './end-connections.ts';
import { errorBody, Refusal } from './refusal.ts';
import { addAdministrationRoutes } from './routes/administration.ts';
import { addChangesRoutes } from './routes/changes.ts';
import { addContactCareRoutes } from './routes/contact-care.ts';
import { addDirectoryRoutes } from './routes/directory.ts';
import { addEnrolmentRoute } from './routes/enrolment.ts';
import { addIdentityRoutes } from './routes/identity.ts';
import { addMediaRoute } from './routes/media.ts';
import { addMessageRoutes } from './routes/messages.ts';
import { addNumberRoutes } from './routes/numbers.ts';
import { addOperationsRoutes } from './routes/operations.ts';
import { addPolicyRoutes } from './routes/policy.ts';
import { addQuickReplyRoutes } from './routes/quick-replies.ts';
import { addSearchRoutes } from './routes/search.ts';
import { addTriageRoutes } from './routes/triage.ts';
import { addUploadRoute } from './routes/upload.ts';
import { addWebhookRoutes } from './routes/webhooks.ts';

/** Enough for anything that a client or an admin sends; a policy is some kilobytes. */
const bodyLimit = 1024 * 1024;

/** A body must have arrived within this time, so that slow senders cannot hold connections. */
const requestTimeoutMs = 60_000;

/** Builds the relay's HTTP side from the functions behind it. Does not listen. */
export async function buildApp(functions: EdgeFunctions, settings: EdgeSettings): Promise<EdgeApp> {
  const app: EdgeApp = Fastify({
    loggerInstance: settings.log,
    // Our own line below names the route's pattern: an address may hold ids and, for Meta's handshake, a token.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => settings.newId(),
    requestIdHeader: false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 100 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody(new Refusal('not-found', 'There is no such address'))));

  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`The route ${route.url} does not say who may use it`);
  });
  app.addHook('onRequest', makeGate(functions.authenticate));
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    // A stream lasts for hours; its length says nothing about how fast we answer.
    if (route !== '/v1/stream') settings.metrics.httpRequests.observe(labels, reply.elapsedTime / 1000);
    request.log.info({ ...labels, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  const endConnections = watchConnections(app.server);
  app.addHook('preClose', async () => {
    functions.streams.close();
    endConnections();
  });

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Deskline relay', version: settings.version },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'Of a device, from POST /v1/enrolment; or the operator token of the data folder' } } },
    },
    transform: describeRoute,
  });
  // The document lists routes that come after the plugin is ready.
  await app.after();
  addOperationsRoutes(app, functions, settings);
  await addWebhookRoutes(app, functions.webhooks);
  addEnrolmentRoute(app, functions, settings);
  addChangesRoutes(app, functions);
  addMessageRoutes(app, functions);
  addTriageRoutes(app, functions);
  addMediaRoute(app, functions);
  addIdentityRoutes(app, functions);
  addSearchRoutes(app, functions);
  addContactCareRoutes(app, functions);
  await addUploadRoute(app, functions);
  addNumberRoutes(app, functions);
  addQuickReplyRoutes(app, functions);
  addPolicyRoutes(app, functions);
  addAdministrationRoutes(app, functions);
  addDirectoryRoutes(app, functions);
  await app.ready();
  return app;
}
