import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorFields } from '../log.ts';
import { errorBody, Refusal, statusOf } from './refusal.ts';

/**
 * Turns whatever a handler threw into an answer. What we did not expect is answered with the request's id alone; its kind, code and place go to
 * the log and its text goes nowhere, because drivers put values into it.
 */
export async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const refusal = refusalOf(error, request.id);
  const status = error instanceof Refusal ? statusOf(refusal.code) : (clientStatus(error) ?? statusOf(refusal.code));
  if (refusal.code === 'unexpected' || refusal.code === 'unavailable') request.log.error({ error: errorFields(error) }, 'request failed');
  if (refusal.retry.kind === 'after') void reply.header('retry-after', Math.ceil(refusal.retry.afterMs / 1000));
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('application/json').serializer(JSON.stringify).send(errorBody(refusal));
}

function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    // Places and rules, never the values that were sent.
    const places = error.validation.map((issue) => `${issue.instancePath.slice(1).replaceAll('/', '.') || 'request'}: ${issue.message ?? 'invalid'}`);
    return new Refusal('invalid-request', places.slice(0, 20).join('; ').slice(0, 2_000));
  }
  if (clientStatus(error) === 413) return new Refusal('too-large', 'The request is too large');
  if (clientStatus(error) !== null) return new Refusal('invalid-request', 'The request could not be read');
  if (isDatabaseAway(error)) return new Refusal('unavailable', 'The database does not answer');
  return new Refusal('unexpected', `Report ${requestId} to the operator`);
}

/** Fastify's own complaints about a request: too large, not JSON, unknown content type. */
function clientStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error) || !('code' in error)) return null;
  const fastifys = typeof error.code === 'string' && error.code.startsWith('FST_');
  return fastifys && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : null;
}

/** Connection gone, server stopping or out of connections, disk full. Sources: Node's system errors; PostgreSQL, 'Error codes'. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|08|57P|53)/.test(code) || /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}
