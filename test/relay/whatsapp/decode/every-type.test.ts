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

type Row = readonly [string, Json, unknown];

const table: readonly Row[] = [
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
  ['interactive answer of a new kind', { type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: {} } }, { kind: 'unsupported', type: 'call_permission_reply' }],
  ['interactive answer of a new kind that says what was chosen', { type: 'interactive', interactive: { type: 'plan_reply', plan_reply: { id: 'p', title: 'Plan B' } } }, { kind: 'choice', source: 'button', id: 'p', title: 'Plan B', description: null }],
  ['address form, whose fields lie one level down', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'address_message', response_json: '{"values":{"city":"Mumbai","in_pin_code":"400063"}}' } } }, { kind: 'form', name: 'address_message', fields: [{ name: 'city', value: 'Mumbai' }, { name: 'in_pin_code', value: '400063' }] }],
  ['flow whose answer is an object already', { type: 'interactive', interactive: { nfm_reply: { name: 'flow', response_json: { a: 1 } } } }, { kind: 'form', name: 'flow', fields: [{ name: 'a', value: '1' }] }],
  ['flow whose JSON is a list', { type: 'interactive', interactive: { nfm_reply: { name: 'flow', response_json: '["x","y"]' } } }, { kind: 'form', name: 'flow', fields: [{ name: 'response', value: 'x, y' }] }],
  ['flow without any answer', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent' } } }, { kind: 'form', name: 'flow', fields: [] }],
  ['template button', { type: 'button', button: { payload: 'STOP', text: 'Stopp' } }, { kind: 'choice', source: 'template', id: 'STOP', title: 'Stopp', description: null }],
  [
    'order with texts for numbers',
    { type: 'order', order: { catalog_id: 'c', text: 'bitte', product_items: [{ product_retailer_id: 'p', quantity: '2', item_price: '3.5', currency: 'EUR' }, null] } },
    { kind: 'order', note: 'bitte', items: [{ productId: 'p', quantity: 2, unitPrice: 3.5, currency: 'EUR' }], catalogueId: 'c' },
  ],
  ...(
    [
      ['12,50', 12.5],
      ['1.299,00', 1299],
      ['1,299.00', 1299],
      ['1,299', 1299],
      ['€ 7', 7],
    ] as const
  ).map(
    ([written, price]): Row => [
      `order with the price ${written}`,
      { type: 'order', order: { product_items: [{ product_retailer_id: 'p', quantity: 1, item_price: written, currency: 'EUR' }] } },
      { kind: 'order', note: null, items: [{ productId: 'p', quantity: 1, unitPrice: price, currency: 'EUR' }] },
    ],
  ),
  ['order that only says something', { type: 'order', order: { text: 'two of them' } }, { kind: 'order', note: 'two of them', items: [] }],
  ['system', { type: 'system', system: { type: 'customer_changed_number', body: 'changed', new_wa_id: '49151' } }, { kind: 'system', event: 'user_changed_number', body: 'changed' }],
  ['unsupported with a word', { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131051 }] }, { kind: 'unsupported', type: 'poll_creation' }],
  ['unsupported of old captures', { type: 'unknown', errors: [{ code: 501 }] }, { kind: 'unsupported', type: 'unknown' }],
  ['a type of next year', { type: 'hologram', hologram: {} }, { kind: 'unsupported', type: 'hologram' }],
  ['no type at all', {}, { kind: 'unsupported', type: 'unknown' }],
  ['text written without its object', { type: 'text', text: 'oops' }, { kind: 'text', body: 'oops' }],
  ['text without a text', { type: 'text', text: {} }, { kind: 'unsupported', type: 'text' }],
  ['a text that tells no type', { text: { body: 'hi' } }, { kind: 'text', body: 'hi' }],
  ['a type in capitals', { type: 'TEXT', text: { body: 'hi' } }, { kind: 'text', body: 'hi' }],
  ['a file that is too big, and says so', { type: 'video', errors: [{ code: 131052, title: 'Media download error', error_data: { details: 'File is larger than 100 MB' } }] }, { kind: 'unsupported', type: 'video', reason: { code: 131052, detail: 'File is larger than 100 MB' } }],
  ['a message that a companion device cannot share', { type: 'unsupported', errors: [{ code: 131060, title: 'This message is unavailable' }] }, { kind: 'unsupported', type: 'unsupported', reason: { code: 131060, detail: 'This message is unavailable' } }],
  ['unsupported with an error of the old shape', { type: 'unknown', errors: [{ code: 131051, details: 'Message type is not currently supported', title: 'Unsupported message type' }] }, { kind: 'unsupported', type: 'unknown' }],
  ['location with the page of the place', { type: 'location', location: { latitude: 1, longitude: 2, url: 'https://maps.example/?cid=2' } }, { kind: 'location', latitude: 1, longitude: 2, name: null, address: null, url: 'https://maps.example/?cid=2' }],
  ['location with a hostile address', { type: 'location', location: { latitude: 1, longitude: 2, url: 'javascript:alert(1)' } }, { kind: 'location', latitude: 1, longitude: 2, name: null, address: null }],
  ['contact card with everything', { type: 'contacts', contacts: [{ name: { formatted_name: 'Bo' }, org: { company: 'Lin AG', title: 'Baker' }, addresses: [{ street: 'Weg 1', zip: '10115', city: 'Berlin', country: 'Germany' }, {}], urls: [{ url: 'https://bo.example' }], birthday: '1990-01-02' }] }, { kind: 'contacts', cards: [{ name: 'Bo', phones: [], emails: [], organisation: 'Lin AG', jobTitle: 'Baker', addresses: ['Weg 1, 10115 Berlin, Germany'], websites: ['https://bo.example'], birthday: '1990-01-02' }] }],
  ['identity change of old captures', { type: 'system', system: { type: 'customer_identity_changed', body: 'b' }, identity: { hash: 'h' } }, { kind: 'system', event: 'user_identity_changed', body: 'b' }],
  ['identity change that has no system part', { type: 'system', identity: { hash: 'h' } }, { kind: 'system', event: 'user_identity_changed', body: '' }],
  ['number change of before there were types', { type: 'system', system: { body: 'b', new_wa_id: '4915' } }, { kind: 'system', event: 'user_changed_number', body: 'b' }],
  ['template button with an id alone', { type: 'button', button: { payload: 'P' } }, { kind: 'choice', source: 'template', id: 'P', title: 'P', description: null }],
  ['media placeholder', { type: 'media_placeholder' }, { kind: 'unsupported', type: 'media_placeholder' }],
  ...['button', 'edit', 'errors', 'gif', 'group_invite', 'hsm', 'image', 'interactive', 'keep_in_chat', 'link_preview', 'list', 'location', 'order', 'pin', 'poll_update', 'product', 'reaction'].map(
    (type): Row => [`unsupported ${type}`, { type: 'unsupported', unsupported: { type }, errors: [{ code: 131051 }] }, { kind: 'unsupported', type }],
  ),
  ['text with what a database cannot store', { type: 'text', text: { body: 'a\u0000b\ud800c' } }, { kind: 'text', body: 'a\uFFFDb\uFFFDc' }],
];

describe('decoding what a contact sends', () => {
  it.each(table)('%s', (_name, message, expected) => {
    expect(contentOf(message)).toEqual(expected);
  });
});
