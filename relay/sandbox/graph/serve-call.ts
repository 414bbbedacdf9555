import type { FastifyReply, FastifyRequest } from 'fastify';
import { asObject } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import type { CallKind, GraphCall } from './call-journal.ts';
import type { Fault } from './faults.ts';
import type { ErrorDataShape, GraphRefusal } from './graph-refusal.ts';
import { describeCode, errorBody, refuse } from './graph-refusal.ts';

/** What a call led to. `bytes` is for downloads; `body` is JSON; a refusal may carry a body of its own besides (partial failures). */
export type CallResult =
  | { readonly body: unknown; readonly messageId?: string }
  | { readonly bytes: Buffer; readonly mimeType: string }
  | { readonly page: string; readonly status: number }
  | { readonly refusal: GraphRefusal; readonly beside?: object };

/** One call of the Graph side: what it is about, and what it does once the token is right. */
export type CallPlan = {
  readonly kind: CallKind;
  /** Downloads answer a missing token with a page in place of an error body. */
  readonly withoutToken?: CallResult;
  readonly run: (call: GraphCall) => CallResult | Promise<CallResult>;
};

/** The page that a gateway in front of the platform shows when it breaks. */
const gatewayPage = '<!DOCTYPE html>\n<html lang="en"><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1><p>We are working on it.</p></body></html>\n';

/**
 * Serves one call: writes it into the journal, checks the token, applies a planned fault, does the work, answers. Every route of the Graph side goes
 * through here, so that a fault can strike any of them.
 */
export async function serveCall(platform: Platform, request: FastifyRequest, reply: FastifyReply, plan: CallPlan): Promise<unknown> {
  const { journal, faults } = platform;
  const call = journal.open(plan.kind, request.method, request.url.split('?')[0] ?? '');
  reply.header('x-fb-trace-id', platform.random.hex(11)).header('facebook-api-version', (request.params as { version?: string }).version ?? 'v25.0');
  reply.raw.once('finish', () => journal.answered(call, reply.statusCode));
  const token = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (faults.tokenIsDead || token !== platform.accessToken) {
    const refusal = faults.tokenIsDead ? 'Error validating access token: the session has been invalidated.' : 'Invalid OAuth access token - Cannot parse access token.';
    return send(platform, reply, call, plan.withoutToken ?? { refusal: refuse(190, refusal) });
  }
  const fault = faults.takeForAnswer(plan.kind);
  if (fault?.kind === 'reset-before-accept') return reset(request, reply, call);
  if (fault?.kind === 'answer') return answerAsPlanned(platform, reply, call, fault);
  if (fault?.kind === 'hang' && !fault.accept) return hang(reply, call);
  if (plan.kind === 'messages' && platform.random.chance(platform.settings().chaos.badGateway)) return reply.code(502).type('text/html; charset=utf-8').send(gatewayPage);
  const result = await plan.run(call);
  call.accepted = !('refusal' in result) && !('page' in result);
  call.messageId = 'messageId' in result ? (result.messageId ?? null) : null;
  if (fault?.kind === 'hang') return hang(reply, call);
  if (fault?.kind === 'reset-after-accept') return reset(request, reply, call);
  if (fault?.kind === 'delay') await new Promise<void>((resume) => platform.clock.after(fault.ms, resume));
  return send(platform, reply, call, result);
}

function send(platform: Platform, reply: FastifyReply, call: GraphCall, result: CallResult): FastifyReply {
  if (reply.raw.destroyed && call.outcome === 'pending') call.outcome = 'reset'; // The caller gave up while a delay ran.
  if ('refusal' in result) {
    const body = { ...result.beside, ...errorBody(result.refusal, `A${platform.random.hex(20)}`, errorDataShape(platform)) };
    return reply.code(describeCode(result.refusal.code).status).send(body);
  }
  if ('page' in result) return reply.code(result.status).type('text/html; charset=utf-8').send(result.page);
  if ('bytes' in result) return reply.type(result.mimeType).header('content-length', result.bytes.length).send(result.bytes);
  return reply.send(result.body);
}

function errorDataShape(platform: Platform): ErrorDataShape {
  const { oddErrorData } = platform.settings().chaos;
  const draw = platform.random.next();
  if (draw < oddErrorData) return 'string';
  return draw < oddErrorData * 2 ? 'absent' : 'object';
}

function answerAsPlanned(platform: Platform, reply: FastifyReply, call: GraphCall, fault: Extract<Fault, { kind: 'answer' }>): FastifyReply {
  call.accepted = false;
  const code = fault.code ?? 131000;
  void reply.code(fault.status ?? (fault.html ? 502 : describeCode(code).status)).headers(fault.headers);
  if (fault.html) return reply.type('text/html; charset=utf-8').send(gatewayPage);
  if (fault.body !== undefined) return typeof fault.body === 'string' ? reply.type('text/plain').send(fault.body) : reply.send(fault.body);
  return reply.send(errorBody(refuse(code, fault.details ?? 'Planned by a test.'), `A${platform.random.hex(20)}`, fault.errorData));
}

function hang(reply: FastifyReply, call: GraphCall): FastifyReply {
  call.outcome = 'hung';
  return reply.hijack(); // The socket is closed with the server, or by the caller's own time-out.
}

function reset(request: FastifyRequest, reply: FastifyReply, call: GraphCall): FastifyReply {
  call.outcome = 'reset';
  void reply.hijack();
  request.raw.socket.resetAndDestroy();
  return reply;
}

/** The JSON body of a request, or undefined when it is none. Bodies arrive as bytes, so that nonsense can be answered as Meta answers it. */
export function readJson(request: FastifyRequest): ReturnType<typeof asObject> {
  if (!Buffer.isBuffer(request.body)) return undefined;
  try {
    return asObject(JSON.parse(request.body.toString('utf8')));
  } catch {
    return undefined;
  }
}
