import type { MediaReference, MessageContent } from '../messages/content.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { OutgoingContent } from './outgoing-content.ts';

/** What a content needs beside itself to be shown: its file, and a template with its values in place. */
export type ShowFacts = {
  readonly media: MediaReference | null;
  readonly template: { readonly name: string; readonly language: string; readonly text: string } | null;
};

/**
 * A message of ours as the thread shows it. Pure. A reaction is no message of its own: `unsupported` of type `reaction` stands in its place, and
 * whoever shows a thread leaves it out.
 */
export function showOutgoing(content: OutgoingContent, facts: ShowFacts): MessageContent {
  const file = (id: string): MediaReference =>
    facts.media ?? { id: id as MediaReference['id'], mimeType: 'application/octet-stream', size: null, state: 'ready', failure: null };
  switch (content.kind) {
    case 'text':
      return { kind: 'text', body: content.body };
    case 'image':
    case 'video':
      return { kind: content.kind, media: file(content.mediaId), caption: content.caption };
    case 'audio':
      return { kind: 'audio', media: file(content.mediaId), voice: content.voice };
    case 'document':
      return { kind: 'document', media: file(content.mediaId), fileName: content.fileName, caption: content.caption };
    case 'sticker':
      return { kind: 'sticker', media: file(content.mediaId), animated: false };
    case 'location':
      return { kind: 'location', latitude: content.latitude, longitude: content.longitude, name: content.name, address: content.address };
    case 'contacts':
      return { kind: 'contacts', cards: content.cards.map(({ name, phones, emails, organisation }) => ({ name, phones, emails, organisation })) };
    case 'buttons':
      return {
        kind: 'offer',
        header: content.header?.kind === 'text' ? content.header.text : null,
        headerFile: content.header !== null && 'mediaId' in content.header ? file(content.header.mediaId) : null,
        body: content.body,
        footer: content.footer,
        button: null,
        choices: content.buttons.map((button) => ({ section: null, title: button.title, description: null })),
      };
    case 'list':
      return {
        kind: 'offer',
        header: content.header,
        headerFile: null,
        body: content.body,
        footer: content.footer,
        button: content.button,
        choices: content.sections.flatMap((section) => section.rows.map((row) => ({ section: section.title, title: row.title, description: row.description }))),
      };
    case 'location-request':
      return { kind: 'offer', header: null, headerFile: null, body: content.body, footer: null, button: null, choices: [] };
    case 'template':
      return {
        kind: 'template',
        name: facts.template?.name ?? '',
        language: facts.template?.language ?? '',
        text: facts.template?.text ?? '',
      };
    case 'reaction':
      return { kind: 'unsupported', type: 'reaction' };
    default:
      return unreachable(content);
  }
}
