import type { MessageContent } from '../../../shared/domain/messages/content.ts';

/** Whom a message goes to: a phone number (digits), or a business-scoped user id for somebody who shows none. */
export type Recipient = { readonly kind: 'phone' | 'user-id'; readonly value: string };

/** What goes out, and the id by which statuses will tell us that it was ours. */
export type OutgoingContent = {
  readonly messageId: string;
  readonly recipient: Recipient;
  readonly content: MessageContent;
  readonly quotedWamid: string | null;
};

/**
 * Writes the body of POST /{phone number id}/messages. Pure. Source: Meta, 'Send messages' (September 2026).
 *
 * @returns null for a kind that the desk cannot send.
 */
export function buildSendBody({ messageId, recipient, content, quotedWamid }: OutgoingContent): Readonly<Record<string, unknown>> | null {
  const part = partOf(content);
  if (part === null) return null;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // With both present Meta takes `to`; a user id has a field of its own.
    ...(recipient.kind === 'phone' ? { to: recipient.value } : { recipient: recipient.value }),
    ...part,
    ...(quotedWamid === null ? {} : { context: { message_id: quotedWamid } }),
    biz_opaque_callback_data: messageId,
  };
}

function partOf(content: MessageContent): Readonly<Record<string, unknown>> | null {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.body, preview_url: /https?:\/\//iu.test(content.body) } };
    default:
      return null;
  }
}
