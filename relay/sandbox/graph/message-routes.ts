import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../platform/json.ts';
import { asObject, asText } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import type { AcceptedSend } from './accept-send.ts';
import { acceptSend } from './accept-send.ts';
import type { CallKind } from './call-journal.ts';
import { refuse } from './graph-refusal.ts';
import type { CallResult } from './serve-call.ts';
import { readJson, serveCall } from './serve-call.ts';

type NumberPath = { readonly Params: { readonly version: string; readonly number: string } };

/** `POST …/messages` (sends, read receipts, typing) and `GET …/message_history`. */
export function registerMessageRoutes(app: FastifyInstance, platform: Platform): void {
  app.post<NumberPath>('/:version(^v\\d+\\.0$)/:number/messages', (request, reply) => {
    const body = readJson(request);
    return serveCall(platform, request, reply, {
      kind: kindOf(body),
      run: async (call) => {
        call.body = body ?? null;
        if (request.params.number !== platform.identity.phoneNumberId) return unknownObject(request.params.number);
        if (body === undefined) return { refusal: refuse(100, 'The body is not a JSON object.') };
        if (body['status'] !== undefined) return markRead(body);
        const accepted = acceptSend(platform, body);
        if (!accepted.ok) return { refusal: accepted.error };
        await letStatusesRun(platform, accepted.value);
        return { body: accepted.value.answer, messageId: accepted.value.message.id };
      },
    });
  });

  app.get<NumberPath & { readonly Querystring: { readonly message_id?: string } }>('/:version(^v\\d+\\.0$)/:number/message_history', (request, reply) =>
    serveCall(platform, request, reply, {
      kind: 'message-history',
      run: () => ({ body: { data: history(platform, request.query.message_id), paging: { cursors: { before: '', after: '' } } } }),
    }),
  );
}

/** Meta's answer for an id that does not exist or that the token may not see. */
export function unknownObject(id: string): CallResult {
  return { refusal: { ...refuse(100, `Unsupported request. Object with ID '${id.slice(0, 40)}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`), subcode: 33 } };
}

function kindOf(body: JsonObject | undefined): CallKind {
  if (body === undefined || body['status'] === undefined) return 'messages';
  return body['typing_indicator'] === undefined ? 'read' : 'typing';
}

function markRead(body: JsonObject): CallResult {
  if (body['messaging_product'] !== 'whatsapp') return { refusal: refuse(100, "The parameter messaging_product is required and must be 'whatsapp'.") };
  if (body['status'] !== 'read') return { refusal: refuse(131009, "status must be 'read'.") };
  if (asText(body['message_id']) === undefined) return { refusal: refuse(131008, 'The parameter message_id is required.') };
  const typing = body['typing_indicator'];
  if (typing !== undefined && asObject(typing)?.['type'] !== 'text') return { refusal: refuse(131009, "typing_indicator['type'] must be 'text'.") };
  return { body: { success: true } };
}

/** With `statusBeforeAnswer` the relay hears of the message by webhook before it knows its id from the answer. */
async function letStatusesRun(platform: Platform, { message }: AcceptedSend): Promise<void> {
  if (platform.settings().chaos.statusBeforeAnswer && platform.settings().autoStatuses && !message.held && message.failure === undefined) {
    platform.statuses.report(message, 'sent');
    await platform.outbox.flush(1_000);
  }
  platform.statuses.start(message);
}

/** Upper-case states, unlike in webhooks. Statuses only, never content. */
function history(platform: Platform, messageId: string | undefined): readonly JsonObject[] {
  const message = messageId === undefined ? undefined : platform.statuses.withId(messageId);
  if (message === undefined) return [];
  const events = [...message.reported].map(([status, at]) => ({ delivery_status: status.toUpperCase(), webhook_update_state: 'DELIVERED', timestamp: Math.floor(at / 1000) }));
  return [{ id: `${message.acceptedAt}`, message_id: message.id, events: { data: events } }];
}
