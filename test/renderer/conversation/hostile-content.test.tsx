import { Tooltip } from 'radix-ui';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Content } from '../../../renderer/conversation/content/content.tsx';
import { decideLinkCaution } from '../../../renderer/conversation/content/decide-link-caution.ts';
import { gridLines } from '../../../renderer/conversation/content/place-sketch.tsx';
import { findLinks } from '../../../renderer/conversation/find-links.ts';
import { groupReactions } from '../../../renderer/conversation/group-reactions.ts';
import { canReact, canReply, toForward } from '../../../renderer/conversation/may-act.ts';
import { WordsProvider } from '../../../renderer/text/use-words.tsx';
import { createWords } from '../../../renderer/text/words.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { Reaction } from '../../../shared/domain/messages/message.ts';

const words = createWords('en', 'en-GB', 'UTC');
function message(content: MessageContent, more: Partial<CachedMessage> = {}): CachedMessage {
  return {
    id: 'm' as never, conversationId: 'c' as never, author: { kind: 'contact' }, at: 1, content, delivery: null, quotedMessageId: null, forwarded: 'no', reactions: [], editedAt: null, revokedAt: null,
    outbox: null, ...more,
  };
}
const draw = (content: MessageContent) => renderToStaticMarkup(<Tooltip.Provider><WordsProvider words={words}><Content message={message(content)} /></WordsProvider></Tooltip.Provider>);
const media = { id: 'f' as never, mimeType: 'application/pdf', size: 5, state: 'ready' as const, failure: null };
const markup = '<img src=x onerror=alert(1)><script>alert(1)</script>';

describe('content that means harm', () => {
  it.each<readonly [string, MessageContent]>([
    ['a text', { kind: 'text', body: markup }],
    ['a caption', { kind: 'document', media, fileName: markup, caption: markup }],
    ['a place', { kind: 'location', latitude: 1, longitude: 2, name: markup, address: markup, url: 'javascript:alert(1)' }],
    ['a card', { kind: 'contacts', cards: [{ name: markup, phones: [{ number: markup, label: markup }], emails: [{ address: markup, label: null }], organisation: markup, websites: ['javascript:alert(1)'] }] }],
    ['a choice', { kind: 'choice', source: 'button', id: markup, title: markup, description: markup }],
    ['a form', { kind: 'form', name: markup, fields: [{ name: markup, value: markup }] }],
    ['a notice', { kind: 'system', event: markup, body: markup }],
  ])('is text in %s, and nothing of it becomes an element', (_name, content) => {
    const html = draw(content);
    expect(html).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>(?!.*&lt;)|href="javascript/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('cannot turn the ending of a file name around', () => {
    const html = draw({ kind: 'document', media, fileName: 'invoice\u202Efdp.exe', caption: null });
    expect(html).not.toContain('\u202E');
    expect(html).toContain('invoice fdp.exe');
    expect(html).toContain('EXE');
  });

  it.each([['60,000 letters', 'x'.repeat(60_000)], ['60,000 letters in words', 'one two '.repeat(7_500)], ['60,000 marks on one letter', `a${'\u0301'.repeat(60_000)}`], ['10,000 lines', '\n'.repeat(10_000)]])(
    'is folded when it is long: %s', (_name, body) => {
      const html = draw({ kind: 'text', body });
      expect(html.length).toBeLessThan(5_000);
      expect(html).toContain('aria-expanded="false"');
    },
  );
});

describe('a link', () => {
  const caution = (text: string) => findLinks(text).flatMap((part) => (part.kind === 'link' ? [decideLinkCaution(part)] : []));
  it.each([
    ['https://www.example.org/damp?x=1#y', null],
    ['www.example.org', null],
    ['HTTPS://Example.ORG/', null],
    ['https://example.org:8443/a', null],
    // Letters of another alphabet, full-width letters, a soft hyphen: what is read is not what is opened.
    ['https://\u0430pple.example/', 'letters'],
    ['https://ｅxample.org/', 'letters'],
    ['https://exam\u00adple.org/', 'letters'],
    ['https://xn--pple-43d.example/', null],
    ['http://203.0.113.7/x', 'address'],
    ['https://www.paypal.example.account.verify.evil.example/', 'long'],
    [`https://${'a'.repeat(60)}.example/`, 'long'],
  ])('%s is opened after: %s', (text, expected) => {
    expect(caution(text)).toEqual([expected]);
  });
});

describe('reactions', () => {
  const contact: Reaction = { author: { kind: 'contact' }, emoji: '👍', at: 2 };
  const ours = (emoji: string): Reaction => ({ author: { kind: 'person', personId: 'p' as never }, emoji, at: 1 });
  it('of one emoji are one chip; ours is marked, whoever of us gave it', () => {
    expect(groupReactions([contact, ours('👍')]).map(({ emoji, authors, ours: isOurs }) => [emoji, authors.length, isOurs])).toEqual([['👍', 2, true]]);
    expect(groupReactions([contact, ours('🙏')]).map(({ emoji, ours: isOurs }) => [emoji, isOurs])).toEqual([['🙏', true], ['👍', false]]);
  });

  it('can be given to what WhatsApp has, and to nothing else', () => {
    const text: MessageContent = { kind: 'text', body: 'x' };
    const sent = { ...undelivered, stage: 'sent' as const };
    expect([
      message(text), message(text, { delivery: sent }), message(text, { delivery: undelivered }), message(text, { delivery: { ...sent, stage: 'failed' } }), message(text, { revokedAt: 1 }),
      message({ kind: 'system', event: 'x', body: 'x' }), message(text, { delivery: sent, outbox: { state: 'waiting', attempts: 1 } }),
    ].map(canReact)).toEqual([true, true, false, false, false, false, false]);
  });
});

describe('what the team writes among itself', () => {
  it('can be quoted, reacted to and sent on by nobody: it would reach the client', () => {
    const team = [message({ kind: 'note', body: 'x', mentions: [] }), message({ kind: 'activity', act: 'closed', personId: null, until: null })];
    expect(team.map((each) => [canReply(each), canReact(each), toForward(each)])).toEqual([[false, false, null], [false, false, null]]);
    expect(canReply(message({ kind: 'text', body: 'x' }))).toBe(true);
  });
});

describe('a message that is sent on', () => {
  it('is sent as what it is, without who wrote it', () => {
    expect(toForward(message({ kind: 'text', body: 'Keys at four' }))).toEqual({ kind: 'content', content: { kind: 'text', body: 'Keys at four' } });
    expect(toForward(message({ kind: 'location', latitude: 1, longitude: 2, name: 'Quay', address: null, url: 'https://a.example' }))).toEqual({ kind: 'content', content: { kind: 'location', latitude: 1, longitude: 2, name: 'Quay', address: null } });
  });

  it('is a file as what it came, with its caption and its name', () => {
    const ready = { ...media, state: 'ready' as const };
    expect(toForward(message({ kind: 'image', media: ready, caption: 'The wall' }))).toEqual({ kind: 'file', as: 'image', media: ready, caption: 'The wall', fileName: null });
    expect(toForward(message({ kind: 'audio', media: ready, voice: true }))).toMatchObject({ as: 'voice' });
    expect(toForward(message({ kind: 'document', media: ready, fileName: 'lease.pdf', caption: null }))).toMatchObject({ as: 'document', fileName: 'lease.pdf' });
  });

  it('is nothing that was taken back, nor a file that has not arrived', () => {
    expect([message({ kind: 'text', body: 'x' }, { revokedAt: 4 }), message({ kind: 'image', media: { ...media, state: 'pending' }, caption: null })].map(toForward)).toEqual([null, null]);
  });
});

describe('the sketch of a place', () => {
  it('has its lines within the drawing, wherever on the globe the place is', () => {
    for (const degrees of [0, 52.520008, -33.8688, 179.9999, -180, 90, -90]) {
      const lines = gridLines(degrees, 300);
      expect(lines.length).toBeGreaterThan(4);
      expect(lines.every((at) => at >= 0 && at <= 300)).toBe(true);
    }
  });
});
