import { readFields } from '../decode/read-field.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphHttp } from './graph-http.ts';

/**
 * Tells the contact that a message, and all before it, was read; with `typing` also that somebody types, for 25 seconds or until our next message.
 * Source: Meta, 'Mark messages as read' and 'Typing indicators' (October 2025).
 */
export async function markReadAtMeta(
  graph: GraphHttp,
  { phoneNumberId, wamid, typing }: { readonly phoneNumberId: string; readonly wamid: string; readonly typing: boolean },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: number | null }> {
  const answer = await graph.post(`${encodeURIComponent(phoneNumberId)}/messages`, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: wamid,
    ...(typing ? { typing_indicator: { type: 'text' } } : {}),
  });
  const body = answer.kind === 'answer' ? readFields(answer.body) : null;
  return body?.['success'] === true ? { ok: true } : { ok: false, code: describeFailure(body?.['error']).code };
}
