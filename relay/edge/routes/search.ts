import { relayError } from '../../../shared/protocol/errors.ts';
import { searchRequest, searchResponse, stretchParams, stretchQuery, stretchResponse } from '../../../shared/protocol/search.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { refusalFor } from '../word-refusal.ts';

/** Looking through what the company keeps and a computer no longer holds. */
export function addSearchRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'search'>): void {
  const config = { access: 'device' as const };
  app.post(
    '/v1/search',
    { config, schema: { summary: 'Find messages and people among all that the caller may see', body: searchRequest, response: { 200: searchResponse, '4xx': relayError } } },
    async (request) => functions.search.find(deviceOf(request), request.body),
  );

  app.get(
    '/v1/conversations/:id/messages',
    {
      config,
      schema: { summary: 'A stretch of a conversation as the company keeps it', params: stretchParams, querystring: stretchQuery, response: { 200: stretchResponse, '4xx': relayError } },
    },
    async (request) => {
      const read = await functions.search.readStretch(deviceOf(request), request.params.id, request.query);
      if (!read.ok) throw refusalFor(read.error);
      return read.value;
    },
  );
}
