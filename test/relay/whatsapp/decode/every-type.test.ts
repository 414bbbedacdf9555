import { describe, expect, it } from 'vitest';
import { decodeDelivery } from '../../../../relay/whatsapp/decode/decode-delivery.ts';
import { bytesOf, inbound } from '../support/payloads.ts';
import type { Json } from '../support/payloads.ts';

const hash = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const hexHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function contentOf(message: Json): unknown {
  const decoded = decodeDelivery(bytesOf(inbound(message)), 0);
  const [event] = decoded.kind === 'events' ? decoded.events : [];
  return event?.kind === 'message' ? event.content : event;
}

const table: readonly (readonly [string, Json, unknown])[] = [
  ['text with accents and an emoji', { type: 'text', text: { body: 'Grüße 🎉\nzweite Zeile' } }, { kind: 'text', body: 'Grüße 🎉\nzweite Zeile' }],
  [
    'image with a caption',
    { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: hash, caption: 'Hier' } },
    { kind: 'image', file: { metaId: '1', mimeType: 'image/jpeg', sha256: hexHash }, caption: 'Hier' },
  ],
  ['image with a hash in hexadecimal', { type: 'image', image: { id: '1', mime_type: 'image/png', sha256: hexHash } }, { kind: 'image', file: { metaId: '1', mimeType: 'image/png', sha256: hexHash }, caption: null }],
  ['image whose id is a number', { type: 'image', image: { id: 77, mime_type: 'image/png' } }, { kind: 'image', file: { metaId: '77', mimeType: 'image/png', sha256: null }, caption: null }],
  ['image without an id', { type: 'image', image: { mime_type: 'image/png' } }, { kind: 'unsupported', type: 'image' }],
  ['video', { type: 'video', video: { id: '2', mime_type: 'video/mp4' } }, { kind: 'video', file: { metaId: '2', mimeType: 'video/mp4', sha256: null }, caption: null }],
  ['music file', { type: 'audio', audio: { id: '3', mime_type: 'audio/mpeg' } }, { kind: 'audio', file: { metaId: '3', mimeType: 'audio/mpeg', sha256: null }, voice: false }],
  [
    'voice note',
    { type: 'audio', audio: { id: '3', mime_type: 'audio/ogg; codecs=opus', voice: true } },
    { kind: 'audio', file: { metaId: '3', mimeType: 'audio/ogg; codecs=opus', sha256: null }, voice: true },
  ],
  ['voice note of old captures', { type: 'voice', voice: { id: '3', mime_type: 'audio/ogg' } }, { kind: 'audio', file: { metaId: '3', mimeType: 'audio/ogg', sha256: null }, voice: true }],
  [
    'document with a hostile name',
    { type: 'document', document: { id: '4', mime_type: 'application/pdf', filename: '../../etc/\u202Egnp.exe.pdf', caption: '' } },
    { kind: 'document', file: { metaId: '4', mimeType: 'application/pdf', sha256: null }, fileName: 'gnp.exe.pdf', caption: null },
  ],
  ['sticker', { type: 'sticker', sticker: { id: '5', mime_type: 'image/webp', animated: true } }, { kind: 'sticker', file: { metaId: '5', mimeType: 'image/webp', sha256: null }, animated: true }],
  ['location', { type: 'location', location: { latitude: 52.5, longitude: 13.4, name: 'Büro' } }, { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Büro', address: null }],
  ['location with texts for numbers', { type: 'location', location: { latitude: '52.5', longitude: '13.4' } }, { kind: 'location', latitude: 52.5, longitude: 13.4, name: null, address: null }],
  ['location off the globe', { type: 'location', location: { latitude: 520, longitude: 13.4 } }, { kind: 'unsupported', type: 'location' }],
  [
    'contact cards',
    { type: 'contacts', contacts: [{ name: { first_name: 'Bo', last_name: 'Lin' }, phones: [{ phone: '+49 30 1', type: 'WORK' }, { wa_id: '4930' }], emails: [{ email: 'a@b.example' }], org: { company: 'Lin AG' } }, 7] },
    {
      kind: 'contacts',
      cards: [{ name: 'Bo Lin', phones: [{ number: '+49 30 1', label: 'WORK' }, { number: '4930', label: null }], emails: [{ address: 'a@b.example', label: null }], organisation: 'Lin AG' }],
    },
  ],
  ['reply button', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Ja' } } }, { kind: 'choice', source: 'button', id: 'yes', title: 'Ja', description: null }],
  [
    'list row',
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Zeile', description: 'mehr' } } },
    { kind: 'choice', source: 'list', id: 'r1', title: 'Zeile', description: 'mehr' },
  ],
  [
    'flow with its JSON in a string',
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","name":"Ada","age":4,"days":["Mo","Di"],"more":{"a":1},"ok":true,"none":null}' } } },
    {
      kind: 'form',
      name: 'flow',
      fields: [
        { name: 'name', value: 'Ada' },
        { name: 'age', value: '4' },
        { name: 'days', value: 'Mo, Di' },
        { name: 'more', value: '{"a":1}' },
        { name: 'ok', value: 'true' },
        { name: 'none', value: '' },
      ],
    },
  ],
  ['flow whose string is not JSON', { type: 'interactive', interactive: { nfm_reply: { name: 'flow', response_json: 'oh no' } } }, { kind: 'form', name: 'flow', fields: [{ name: 'response', value: 'oh no' }] }],
  ['flow without an answer', { type: 'interactive', interactive: { nfm_reply: { response_json: '{}' } } }, { kind: 'form', name: 'flow', fields: [] }],
  ['interactive answer of a new kind', { type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: {} } }, { kind: 'unsupported', type: 'interactive' }],
  ['template button', { type: 'button', button: { payload: 'STOP', text: 'Stopp' } }, { kind: 'choice', source: 'template', id: 'STOP', title: 'Stopp', description: null }],
  [
    'order with texts for numbers',
    { type: 'order', order: { catalog_id: 'c', text: 'bitte', product_items: [{ product_retailer_id: 'p', quantity: '2', item_price: '3.5', currency: 'EUR' }, null] } },
    { kind: 'order', note: 'bitte', items: [{ productId: 'p', quantity: 2, unitPrice: 3.5, currency: 'EUR' }] },
  ],
  ['system', { type: 'system', system: { type: 'customer_changed_number', body: 'changed', new_wa_id: '49151' } }, { kind: 'system', event: 'user_changed_number', body: 'changed' }],
  ['unsupported with a word', { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131051 }] }, { kind: 'unsupported', type: 'poll_creation' }],
  ['unsupported of old captures', { type: 'unknown', errors: [{ code: 501 }] }, { kind: 'unsupported', type: 'unknown' }],
  ['a type of next year', { type: 'hologram', hologram: {} }, { kind: 'unsupported', type: 'hologram' }],
  ['no type at all', {}, { kind: 'unsupported', type: 'unknown' }],
  ['text without a text', { type: 'text', text: 'oops' }, { kind: 'unsupported', type: 'text' }],
  ['text with what a database cannot store', { type: 'text', text: { body: 'a\u0000b\ud800c' } }, { kind: 'text', body: 'a\uFFFDb\uFFFDc' }],
];

describe('decoding what a contact sends', () => {
  it.each(table)('%s', (_name, message, expected) => {
    expect(contentOf(message)).toEqual(expected);
  });
});
