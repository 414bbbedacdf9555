import { decideVisibility } from '../../../shared/domain/people/decide-visibility.ts';
import { changesQuery, changesResponse } from '../../../shared/protocol/changes.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';

/** What is new for a device, and the stream that tells it to ask. */
export function addChangesRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'readChanges' | 'streams'>): void {
  app.get(
    '/v1/changes',
    {
      config: { access: 'device' },
      schema: { summary: 'One page of the event log', querystring: changesQuery, response: { 200: changesResponse, '4xx': relayError } },
    },
    (request) => functions.readChanges(deviceOf(request), request.query),
  );

  app.get('/v1/stream', { config: { access: 'device' }, schema: { summary: 'Server-sent events: hello, head, beat, presence', produces: ['text/event-stream'] } }, async (request, reply) => {
    const { companyId, deviceId, person } = deviceOf(request);
    // From here the response is ours: Fastify neither ends nor buffers it.
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // nginx would collect events into buffers.
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    reply.raw.flushHeaders();
    await functions.streams.add(companyId, reply.raw, { deviceId, sees: (team) => decideVisibility(person, team).visible });
  });
}
