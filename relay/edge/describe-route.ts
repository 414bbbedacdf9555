import type { SwaggerTransform } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { relayError } from '../../shared/protocol/errors.ts';
import type { Access } from './caller.ts';

/** Who may use a route, in the words of the document. */
const accessWords: Readonly<Record<Access, string>> = {
  anyone: 'No token.',
  device: 'Token of any enrolled device.',
  manager: 'Token of a device of a manager.',
  admin: "Token of a device of an admin, or the operator's.",
  operator: "The operator's token.",
};

const errorSchema = z.toJSONSchema(relayError, { target: 'openapi-3.0' });
const errorAnswer = (description: string): object => ({ description, content: { 'application/json': { schema: errorSchema } } });

/**
 * Completes what the document says of a route: who may use it, the errors that every route below `/v1` can answer, and the kind of bytes where the
 * answer is not JSON. Routes say the rest with their schemas.
 */
export const describeRoute: SwaggerTransform = (input) => {
  const described = jsonSchemaTransform(input);
  const access = input.route.config?.access ?? 'anyone';
  const schema = (described.schema ?? {}) as { readonly hide?: boolean; readonly produces?: readonly string[]; readonly response?: Readonly<Record<string, unknown>> };
  if (schema.hide === true) return described;
  const told = schema.response ?? {};
  const isSuccess = Object.keys(told).some((status) => status.startsWith('2'));
  const bytes = { description: 'Success', content: { [schema.produces?.[0] ?? 'text/plain']: { schema: { type: 'string' } } } };
  const response = {
    ...(isSuccess ? {} : { 200: bytes }),
    ...told,
    ...(input.url.startsWith('/v1/')
      ? {
          ...(access === 'anyone' ? {} : { 401: errorAnswer('There is no token, or it is not known: `not-enrolled`'), 403: errorAnswer('The token is of somebody who may not: `forbidden`') }),
          '4xx': errorAnswer('Refused; `code` says why and `retry` what to do'),
          '5xx': errorAnswer('Trouble of the relay; `retry` says when to come again'),
        }
      : {}),
  };
  return {
    ...described,
    schema: { ...schema, description: accessWords[access], security: access === 'anyone' ? [] : [{ bearer: [] }], response },
  };
};
