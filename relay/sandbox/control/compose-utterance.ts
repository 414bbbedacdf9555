import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { digestOf } from '../graph/media-store.ts';
import type { DrawingName } from '../media/drawn-media.ts';
import { drawMedia } from '../media/drawn-media.ts';
import type { Customer } from '../platform/customer.ts';
import type { JsonObject } from '../platform/json.ts';
import { present } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import type { Utterance } from './utterance.ts';

type Spoken = Exclude<Utterance, { type: 'raw' }>;
type WithFile = { readonly drawing?: DrawingName | undefined; readonly base64?: string | undefined; readonly mimeType?: string | undefined };

/** The members of a message that depend on its type: `type`, the object named after it, and `context` of taps. Media are stored on the way. */
export function composeUtterance(platform: Platform, said: Spoken, mediaId?: string): JsonObject {
  const media = (drawing: DrawingName): JsonObject => storeFile(platform, 'drawing' in said || 'base64' in said ? said : {}, drawing, mediaId);
  switch (said.type) {
    case 'text':
      return { type: 'text', text: { body: said.body } };
    case 'image':
      return { type: 'image', image: present({ ...media('damp-wall'), caption: said.caption }) };
    case 'video':
      return { type: 'video', video: present({ ...media('short-video'), caption: said.caption }) };
    case 'voice':
      return { type: 'audio', audio: { ...media('voice-note'), voice: true } };
    case 'audio':
      return { type: 'audio', audio: { ...media('voice-note'), voice: false } };
    case 'document':
      return { type: 'document', document: present({ ...media('tenancy-agreement'), filename: said.filename ?? 'Tenancy agreement.pdf', caption: said.caption }) };
    case 'sticker':
      return { type: 'sticker', sticker: { ...media('harbour-sticker'), animated: said.animated ?? false } };
    case 'location':
      return { type: 'location', location: present({ latitude: said.latitude, longitude: said.longitude, name: said.name, address: said.address, url: said.url }) };
    case 'contacts':
      return present({ type: 'contacts', contacts: said.contacts, origin: said.origin });
    case 'reaction':
      return { type: 'reaction', reaction: present({ message_id: said.messageId, emoji: said.emoji ?? (platform.random.chance(0.5) ? '' : undefined) }) };
    case 'button':
      return { type: 'button', button: { payload: said.payload ?? said.text, text: said.text } };
    case 'button-reply':
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: said.buttonId, title: said.title } } };
    case 'list-reply':
      return { type: 'interactive', interactive: { type: 'list_reply', list_reply: present({ id: said.rowId, title: said.title, description: said.description }) } };
    case 'flow-reply':
      return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(said.response) } } };
    case 'unsupported': {
      const errors = [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown', error_data: { details: 'Message type is currently not supported.' } }];
      return present({ type: 'unsupported', errors, unsupported: said.what === undefined ? undefined : { type: said.what } });
    }
    default:
      return unreachable(said);
  }
}

/** `context` of a reply or of a forwarded message. A forward has neither id nor author. */
export function composeContext(platform: Platform, said: Spoken, customer: Customer): JsonObject | undefined {
  if (said.forwarded !== undefined) return said.forwarded === 'once' ? { forwarded: true } : { frequently_forwarded: true };
  const taps = said.type === 'button' || said.type === 'button-reply' || said.type === 'list-reply' || said.type === 'flow-reply';
  const quoted = said.replyTo ?? (taps ? 'last' : undefined);
  const id = quoted === 'last' ? customer.lastReceivedId : quoted;
  if (id === undefined) return undefined;
  // Quoting: `from` is the author of what is quoted; users without a number are quoted without it.
  const ours = platform.statuses.withId(id) !== undefined;
  return present({ from: ours ? platform.identity.displayPhoneNumber.replaceAll(/\D/g, '') : customer.phone, id });
}

function storeFile(platform: Platform, given: WithFile, standard: DrawingName, mediaId: string | undefined): JsonObject {
  const drawn = given.base64 === undefined ? drawMedia(given.drawing ?? standard) : { bytes: Buffer.from(given.base64, 'base64'), mimeType: 'application/octet-stream' };
  const media = platform.media.keepFromUser(drawn.bytes, given.mimeType ?? drawn.mimeType, mediaId);
  return { mime_type: media.mimeType, sha256: digestOf(media.bytes, 'base64'), id: media.id, url: `${platform.baseUrl()}${platform.media.downloadPath(media)}` };
}
