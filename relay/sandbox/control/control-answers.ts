import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** Reads a JSON body against a schema; when it does not fit, answers 400 with where and why, and returns undefined. An empty body counts as `{}`. */
export function readControlBody<Shape>(request: FastifyRequest, reply: FastifyReply, schema: z.ZodType<Shape>): Shape | undefined {
  let value: unknown;
  try {
    value = Buffer.isBuffer(request.body) && request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : {};
  } catch {
    void reply.code(400).send({ error: 'The body is not JSON.' });
    return undefined;
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  void reply.code(400).send({ error: where.join('; ') });
  return undefined;
}
