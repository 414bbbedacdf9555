import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { statusError } from '../graph/status-error.ts';
import type { Platform } from '../platform/platform.ts';
import type { SentMessage } from '../webhooks/sent-message.ts';
import { serialiseBody } from '../webhooks/sign-body.ts';
import type { Delivery } from '../webhooks/webhook-outbox.ts';
import { readControlBody } from './control-answers.ts';

const explicitStatus = z.strictObject({
  /** A wamid that this sandbox gave out, or any other together with `recipient`. */
  id: z.string().min(1),
  status: z.string().min(1),
  agoMs: z.number().nonnegative().default(0),
  /** For `failed`: Meta's codes. */
  errors: z.array(z.strictObject({ code: z.number().int(), details: z.string().default('Planned by a test.') })).default([]),
  /** Digits or a user id, for an id that the sandbox does not know. */
  recipient: z.string().optional(),
  bizOpaqueCallbackData: z.string().optional(),
});

const rawWebhook = z
  .strictObject({
    /** A body to serialise as Meta does. */
    body: z.unknown().optional(),
    /** Bytes to deliver as they are, base64. */
    rawBytes: z.base64().optional(),
    signature: z.enum(['right', 'wrong', 'none']).default('right'),
    wrongSignature: z.boolean().optional(),
    noSignature: z.boolean().optional(),
    /** Retry until answered 200. A right signature retries unless told not to. */
    retry: z.boolean().optional(),
  })
  .refine((wanted) => (wanted.body === undefined) !== (wanted.rawBytes === undefined), 'give either body or rawBytes');

/** Statuses, raw webhooks and the outbox. */
export function registerWebhookRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/statuses', (request, reply) => {
    const wanted = readControlBody(request, reply, explicitStatus);
    if (wanted === undefined) return reply;
    const message = platform.statuses.withId(wanted.id) ?? foreignMessage(platform, wanted);
    if (message === undefined) return reply.code(404).send({ error: 'The sandbox does not know this id; give a recipient to report on a message of another application.' });
    const errors = wanted.errors.map((error) => statusError(error.code, error.details));
    platform.statuses.report(message, wanted.status, { at: platform.clock.now() - wanted.agoMs, errors });
    return reply.code(202).send({ id: message.id, status: wanted.status });
  });

  app.post('/webhooks', { bodyLimit: 16 * 1024 ** 2 }, (request, reply) => {
    const wanted = readControlBody(request, reply, rawWebhook);
    if (wanted === undefined) return reply;
    const bytes = wanted.rawBytes === undefined ? serialiseBody(wanted.body) : Buffer.from(wanted.rawBytes, 'base64');
    const kind = wanted.noSignature === true ? 'none' : wanted.wrongSignature === true ? 'wrong' : wanted.signature;
    const right = platform.outbox.sign(bytes);
    const signature = kind === 'none' ? undefined : kind === 'wrong' ? `sha256=${right.slice(7).split('').reverse().join('')}` : right;
    const delivery = platform.outbox.postBytes(bytes, signature, wanted.retry ?? kind === 'right');
    return reply.code(202).send({ delivery: delivery.id });
  });

  app.get('/deliveries', () => ({ pending: platform.outbox.pending(), deliveries: platform.outbox.all().map(describe) }));
  app.get<{ readonly Params: { readonly id: string } }>('/deliveries/:id', (request, reply) => {
    const delivery = platform.outbox.all().find((kept) => kept.id === Number(request.params.id));
    return delivery === undefined ? reply.code(404).send({ error: 'There is no such delivery.' }) : reply.send({ ...describe(delivery), bytes: delivery.bytes.toString('base64') });
  });

  app.post('/deliveries/flush', async (request, reply) => {
    const wanted = readControlBody(request, reply, z.strictObject({ timeoutMs: z.number().int().positive().max(120_000).default(15_000), scheduledStatuses: z.boolean().default(true) }));
    if (wanted === undefined) return reply;
    if (wanted.scheduledStatuses) platform.statuses.hurry();
    const delivered = await platform.outbox.flush(wanted.timeoutMs);
    return reply.code(delivered ? 200 : 504).send({ delivered, pending: platform.outbox.pending() });
  });
}

function describe(delivery: Delivery): object {
  const { id, state, duplicateOf, attempts, bytes } = delivery;
  return { id, state, duplicateOf, size: bytes.length, signed: delivery.signature !== undefined, attempts };
}

/** A message that another application sent, or one from before this sandbox started. */
function foreignMessage(platform: Platform, wanted: z.infer<typeof explicitStatus>): SentMessage | undefined {
  const { recipient } = wanted;
  if (recipient === undefined) return undefined;
  const customer = platform.customers.withPhone(recipient.replaceAll(/\D/g, '')) ?? platform.customers.withUserId(recipient);
  const isPhone = /^\+?[\d\s-]+$/.test(recipient);
  return {
    id: wanted.id, type: 'text', acceptedAt: platform.clock.now(), customer, phone: isPhone ? recipient.replaceAll(/\D/g, '') : customer?.phone, userId: customer?.userId ?? (isPhone ? undefined : recipient),
    opaque: wanted.bizOpaqueCallbackData, templateCategory: undefined, reported: new Map(), failure: undefined, skipsDelivered: false, held: false,
  };
}
