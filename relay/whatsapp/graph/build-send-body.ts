import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { SendPayload } from '../../../shared/domain/outgoing/send-payload.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { buildTemplate } from './build-template.ts';

/** Whom a message goes to: a phone number (digits), or a business-scoped user id for somebody who shows none. */
export type Recipient = { readonly kind: 'phone' | 'user-id'; readonly value: string };

/** What goes out, and the id by which statuses will tell us that it was ours. */
export type OutgoingMessage = {
  readonly messageId: string;
  readonly recipient: Recipient;
  readonly content: SendPayload;
  /** The message answered, or, for a reaction, the one reacted to. */
  readonly quotedWamid: string | null;
  /** Meta's id of the file, once it is there; null for what needs none. */
  readonly metaMediaId: string | null;
};

type Part = Readonly<Record<string, unknown>>;

/**
 * Writes the body of POST /{phone number id}/messages. Pure. Source: Meta, 'Send messages' (September 2026) and one page per type.
 *
 * @returns null when something that it needs is missing: the file, or the message reacted to.
 */
export function buildSendBody(outgoing: OutgoingMessage): Part | null {
  const { messageId, recipient, content, quotedWamid } = outgoing;
  const part = partOf(outgoing);
  if (part === null) return null;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // With both present Meta takes `to`; a user id has a field of its own.
    ...(recipient.kind === 'phone' ? { to: recipient.value } : { recipient: recipient.value }),
    ...part,
    // A reaction names its message itself and cannot be an answer.
    ...(quotedWamid === null || content.kind === 'reaction' ? {} : { context: { message_id: quotedWamid } }),
    biz_opaque_callback_data: messageId,
  };
}

function partOf({ content, quotedWamid, metaMediaId }: OutgoingMessage): Part | null {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.body, preview_url: content.previewUrl ?? /https?:\/\//iu.test(content.body) } };
    case 'image':
    case 'video':
      return metaMediaId === null ? null : { type: content.kind, [content.kind]: { id: metaMediaId, ...some({ caption: content.caption }) } };
    case 'audio':
      return metaMediaId === null ? null : { type: 'audio', audio: { id: metaMediaId, ...(content.voice ? { voice: true } : {}) } };
    case 'document':
      return metaMediaId === null ? null : { type: 'document', document: { id: metaMediaId, ...some({ caption: content.caption, filename: content.fileName }) } };
    case 'sticker':
      return metaMediaId === null ? null : { type: 'sticker', sticker: { id: metaMediaId } };
    case 'location':
      return {
        type: 'location',
        location: { latitude: content.latitude, longitude: content.longitude, ...some({ name: content.name, address: content.address }) },
      };
    case 'contacts':
      return { type: 'contacts', contacts: content.cards.map(cardOf) };
    case 'reaction':
      return quotedWamid === null ? null : { type: 'reaction', reaction: { message_id: quotedWamid, emoji: content.emoji } };
    case 'buttons': {
      const header = offerHeader(content.header, metaMediaId);
      return header === null
        ? null
        : {
            type: 'interactive',
            interactive: {
              type: 'button',
              ...header,
              body: { text: content.body },
              ...footer(content.footer),
              action: { buttons: content.buttons.map((button) => ({ type: 'reply', reply: { id: button.id, title: button.title } })) },
            },
          };
    }
    case 'list':
      return { type: 'interactive', interactive: listOf(content) };
    case 'location-request':
      return { type: 'interactive', interactive: { type: 'location_request_message', body: { text: content.body }, action: { name: 'send_location' } } };
    case 'template': {
      const template = buildTemplate(content, metaMediaId);
      return template === null ? null : { type: 'template', template };
    }
    default:
      return unreachable(content);
  }
}

function listOf(content: Extract<OutgoingContent, { kind: 'list' }>): Part {
  return {
    type: 'list',
    ...(content.header === null ? {} : { header: { type: 'text', text: content.header } }),
    body: { text: content.body },
    ...footer(content.footer),
    action: {
      button: content.button,
      sections: content.sections.map((section) => ({
        ...some({ title: section.title }),
        rows: section.rows.map((row) => ({ id: row.id, title: row.title, ...some({ description: row.description }) })),
      })),
    },
  };
}

function offerHeader(header: Extract<OutgoingContent, { kind: 'buttons' }>['header'], metaMediaId: string | null): Part | null {
  if (header === null) return {};
  if (header.kind === 'text') return { header: { type: 'text', text: header.text } };
  if (metaMediaId === null) return null;
  const file = header.kind === 'document' ? { id: metaMediaId, ...some({ filename: header.fileName }) } : { id: metaMediaId };
  return { header: { type: header.kind, [header.kind]: file } };
}

function cardOf(card: Extract<OutgoingContent, { kind: 'contacts' }>['cards'][number]): Part {
  const label = (text: string | null): Part => (text === null ? {} : { type: text });
  return {
    name: {
      formatted_name: card.name,
      // Meta wants one more part beside the whole name.
      first_name: card.firstName ?? card.name,
      ...some({ last_name: card.lastName ?? null }),
    },
    ...(card.phones.length === 0 ? {} : { phones: card.phones.map((phone) => ({ phone: phone.number, ...label(phone.label) })) }),
    ...(card.emails.length === 0 ? {} : { emails: card.emails.map((email) => ({ email: email.address, ...label(email.label) })) }),
    ...(card.organisation === null ? {} : { org: { company: card.organisation } }),
  };
}

function footer(text: string | null): Part {
  return text === null ? {} : { footer: { text } };
}

/** The members that are there: Meta refuses an empty text where one may be left out. */
function some(members: Readonly<Record<string, string | null>>): Part {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== ''));
}
