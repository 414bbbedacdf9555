import { describe, expect, it } from 'vitest';
import { acceptContent } from '../../../../shared/domain/outgoing/accept-content.ts';
import { decideMaySend } from '../../../../shared/domain/outgoing/decide-may-send.ts';
import type { OutgoingContent } from '../../../../shared/domain/outgoing/outgoing-content.ts';
import { hour } from '../../../../shared/kernel/time.ts';

const buttons = (count: number, change: object = {}): OutgoingContent => ({
  kind: 'buttons', header: null, body: 'b', footer: null, buttons: Array.from({ length: count }, (_, index) => ({ id: `id${index}`, title: `title${index}` })), ...change,
});
const row = (index: number, change: object = {}) => ({ id: `id${index}`, title: `title${index}`, description: null, ...change });
const list = (sections: number, rows: number, change: object = {}): OutgoingContent => ({
  kind: 'list', header: null, body: 'b', footer: null, button: 'open',
  sections: Array.from({ length: sections }, (_, section) => ({ title: `s${section}`, rows: Array.from({ length: rows }, (__, index) => row(section * 100 + index)) })), ...change,
});

describe('a content is refused for every limit of WhatsApp', () => {
  it.each<[string, OutgoingContent, object]>([
    ['an empty text', { kind: 'text', body: ' \n ' }, { kind: 'empty', field: 'body' }],
    ['a text of 4097', { kind: 'text', body: 'x'.repeat(4097) }, { kind: 'too-long', field: 'body', limit: 4096, length: 4097 }],
    ['a caption of 1025', { kind: 'image', mediaId: 'm' as never, caption: 'x'.repeat(1025) }, { kind: 'too-long', field: 'caption', limit: 1024, length: 1025 }],
    ['a place off the earth', { kind: 'location', latitude: 91, longitude: 0, name: null, address: null }, { kind: 'content-refused', field: 'latitude', rule: 'not-a-place' }],
    ['no cards', { kind: 'contacts', cards: [] }, { kind: 'empty', field: 'cards' }],
    ['258 cards', { kind: 'contacts', cards: Array.from({ length: 258 }, () => ({ name: 'n', phones: [], emails: [], organisation: null })) }, { kind: 'content-refused', field: 'cards', rule: 'too-many', limit: 257, length: 258 }],
    ['two emoji', { kind: 'reaction', messageId: 'm' as never, emoji: '👍👍' }, { kind: 'content-refused', field: 'emoji', rule: 'not-an-emoji' }],
    ['no button', buttons(0), { kind: 'empty', field: 'buttons' }],
    ['four buttons', buttons(4), { kind: 'content-refused', field: 'buttons', rule: 'too-many', limit: 3, length: 4 }],
    ['a button title of 21', buttons(1, { buttons: [{ id: 'a', title: 'x'.repeat(21) }] }), { kind: 'too-long', field: 'buttons.0.title', limit: 20, length: 21 }],
    ['a button id of 257', buttons(1, { buttons: [{ id: 'x'.repeat(257), title: 'a' }] }), { kind: 'too-long', field: 'buttons.0.id', limit: 256, length: 257 }],
    ['two buttons of one id', buttons(1, { buttons: [{ id: 'a', title: 'a' }, { id: 'a', title: 'b' }] }), { kind: 'content-refused', field: 'buttons.id', rule: 'not-unique' }],
    ['a body of 1025 with buttons', buttons(1, { body: 'x'.repeat(1025) }), { kind: 'too-long', field: 'body', limit: 1024, length: 1025 }],
    ['a footer of 61', buttons(1, { footer: 'x'.repeat(61) }), { kind: 'too-long', field: 'footer', limit: 60, length: 61 }],
    ['a header of 61', buttons(1, { header: { kind: 'text', text: 'x'.repeat(61) } }), { kind: 'too-long', field: 'header', limit: 60, length: 61 }],
    ['eleven rows over two sections', list(2, 6), { kind: 'content-refused', field: 'rows', rule: 'too-many', limit: 10, length: 12 }],
    ['eleven sections', list(11, 1), { kind: 'content-refused', field: 'sections', rule: 'too-many', limit: 10, length: 11 }],
    ['an empty section', list(1, 0), { kind: 'empty', field: 'rows' }],
    ['a second section without a title', list(2, 1, { sections: [{ title: 'a', rows: [row(1)] }, { title: ' ', rows: [row(2)] }] }), { kind: 'content-refused', field: 'sections.1.title', rule: 'title-needed' }],
    ['a list button of 21', list(1, 1, { button: 'x'.repeat(21) }), { kind: 'too-long', field: 'button', limit: 20, length: 21 }],
    ['a section title of 25', list(1, 1, { sections: [{ title: 'x'.repeat(25), rows: [row(1)] }] }), { kind: 'too-long', field: 'sections.0.title', limit: 24, length: 25 }],
    ['a row title of 25', list(1, 1, { sections: [{ title: null, rows: [row(1, { title: 'x'.repeat(25) })] }] }), { kind: 'too-long', field: 'rows.0.title', limit: 24, length: 25 }],
    ['a row description of 73', list(1, 1, { sections: [{ title: null, rows: [row(1, { description: 'x'.repeat(73) })] }] }), { kind: 'too-long', field: 'rows.0.description', limit: 72, length: 73 }],
    ['a row id of 201', list(1, 1, { sections: [{ title: null, rows: [row(1, { id: 'x'.repeat(201) })] }] }), { kind: 'too-long', field: 'rows.0.id', limit: 200, length: 201 }],
    ['a request without words', { kind: 'location-request', body: '' }, { kind: 'empty', field: 'body' }],
  ])('%s', (_what, content, error) => {
    expect(acceptContent(content)).toEqual({ ok: false, error });
  });

  it.each<[string, OutgoingContent]>([
    ['three buttons', buttons(3)],
    ['ten rows in two sections', list(2, 5)],
    ['a text of 4096', { kind: 'text', body: 'x'.repeat(4096) }],
    ['a family of people as one reaction', { kind: 'reaction', messageId: 'm' as never, emoji: '👨‍👩‍👧' }],
    ['the removal of a reaction', { kind: 'reaction', messageId: 'm' as never, emoji: '' }],
  ])('%s is fine', (_what, content) => {
    expect(acceptContent(content).ok).toBe(true);
  });
});

describe('a message may go', () => {
  const now = 1_800_000_000_000;
  const open = { templateCategory: null, lastInboundAt: now - hour, marketingStoppedAt: null, blockedAt: null, now };
  it.each([
    ['inside the window', {}, { ok: true, value: null }],
    ['not to somebody who never wrote', { lastInboundAt: null }, { ok: false, error: { kind: 'window-closed', closedAt: null } }],
    ['as a template outside the window', { lastInboundAt: null, templateCategory: 'UTILITY' }, { ok: true, value: null }],
    ['not as marketing to who stopped it', { marketingStoppedAt: 5, templateCategory: 'MARKETING' }, { ok: false, error: { kind: 'opted-out', at: 5 } }],
    ['as a utility template to who stopped marketing', { marketingStoppedAt: 5, templateCategory: 'UTILITY' }, { ok: true, value: null }],
    ['as an answer to who stopped marketing', { marketingStoppedAt: 5 }, { ok: true, value: null }],
    ['not to a blocked contact', { blockedAt: 7 }, { ok: false, error: { kind: 'contact-blocked', at: 7 } }],
  ])('%s', (_what, change, expected) => {
    expect(decideMaySend({ ...open, ...change })).toEqual(expected);
  });
});
