import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { DeskInUse } from './desk-in-use.ts';
import { sendParts } from './send.ts';

export function react(desk: DeskInUse): Handler<'messages.react'> {
  return async ({ id, emoji }) => {
    const message = valueOf(await desk().vault.call('messages.read', { id }));
    if (message === null) return fail({ kind: 'no-such-message' });
    const sent = await sendMessage({ conversationId: message.conversationId, content: { kind: 'reaction', messageId: id, emoji }, quotedMessageId: null }, sendParts(desk));
    return sent.ok ? succeed(null) : sent;
  };
}
