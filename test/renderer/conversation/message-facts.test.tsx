import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Bubble } from '../../../renderer/conversation/bubble.tsx';
import { groupChoices } from '../../../renderer/conversation/content/group-choices.ts';
import { hostOf } from '../../../renderer/conversation/content/host-of.ts';
import { sayMessage } from '../../../renderer/conversation/say-message.ts';
import { InboxRow } from '../../../renderer/inbox/inbox-row.tsx';
import { WordsProvider } from '../../../renderer/text/use-words.tsx';
import { createWords } from '../../../renderer/text/words.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import { demoConversations } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T09:30:54Z');
const english = createWords('en', 'en-GB', 'Europe/Berlin');
const german = createWords('de', 'de-DE', 'Europe/Berlin');

function message(more: Partial<CachedMessage> = {}): CachedMessage {
  return {
    id: 'm' as never, conversationId: 'c' as never, author: { kind: 'contact' }, at: now - 60_000, content: { kind: 'text', body: 'Hello' }, delivery: null, quotedMessageId: null,
    forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, outbox: null, ...more,
  };
}
const ours = (more: Partial<CachedMessage> = {}) => message({ author: { kind: 'automatic' }, delivery: undelivered, ...more });
const draw = (node: ReactNode, words = english) => renderToStaticMarkup(<WordsProvider words={words}>{node}</WordsProvider>);
const bubble = (one: CachedMessage, words = english) =>
  draw(<Bubble message={one} now={now} quoted={null} stageShown={false} onJump={() => undefined} author={null} quotedAuthor={null} problem={null} onDetails={() => undefined} nameOf={() => 'Ana'} onReact={() => undefined} />, words);
const spoken = (one: CachedMessage) => sayMessage({ words: english, people: [], ownId: null, contact: null }, { message: one, quoted: null, now });
const buttonsIn = (html: string) => html.match(/<(?:button|a|input)\b/g)?.length ?? 0;

describe('a message that is held back', () => {
  const held = ours({ delivery: { ...undelivered, waiting: { reason: 'pair-rate', until: now + 6_000 } } });

  it('says why below its bubble, also when it is not the newest, in no colour of alarm', () => {
    const html = bubble(held);
    expect(html).toContain('<p class="bubble-stage">Waiting: WhatsApp allows one message every 6 seconds to one person. Goes at 10:31</p>');
    expect(html).not.toMatch(/bubble-failed|data-tick="failed"|role="alert"/);
    expect(bubble(ours())).not.toContain('bubble-stage');
  });

  it('says it in the name that is read aloud', () => {
    expect(spoken(held)).toMatch(/to one person\. Goes at 10:31$/);
  });
});

describe('where a contact came from', () => {
  const referred = message({ referral: { source: 'ad', headline: '<b>Flats</b> by the quay', body: 'Two rooms\nfrom May', url: 'https://ads.example/flats?x=1' }, product: { catalogueId: null, productId: 'FLAT-12' } });

  it('is a card above the bubble, in the words of the advertiser, as text', () => {
    const html = bubble(referred);
    expect(html.indexOf('class="referral"')).toBeGreaterThan(-1);
    expect(html.indexOf('class="referral"')).toBeLessThan(html.indexOf('class="bubble"'));
    expect(html).toContain('Came from an advertisement');
    expect(html).toContain('&lt;b&gt;Flats&lt;/b&gt; by the quay');
    // The link is a button that asks main, and says where it leads.
    expect(html).toContain('\u2068ads.example\u2069');
    expect(html).not.toContain('href=');
    expect(bubble(referred, german)).toContain('Kam über eine Anzeige');
  });

  it('offers no link that main would refuse', () => {
    expect(['https://ads.example:8443/x', 'http://a.example', 'javascript:alert(1)', 'https://user:pw@a.example', 'file:///etc/passwd', 'no'].map(hostOf)).toEqual(['ads.example:8443', 'a.example', null, null, null, null]);
    expect(buttonsIn(bubble(message({ referral: { source: 'post', headline: null, body: '', url: 'javascript:alert(1)' } })))).toBe(0);
  });

  it('is part of the spoken name, with the product', () => {
    expect(spoken(referred)).toContain('Came from an advertisement \u2068<b>Flats</b> by the quay\u2069, Asks about product \u2068FLAT-12\u2069');
    expect(spoken(message({ referral: { source: 'unknown', headline: null, body: null, url: null } }))).toMatch(/Came from an advertisement or a post$/);
    expect(bubble(referred)).toContain('Asks about product \u2068FLAT-12\u2069');
  });
});

describe('an offer of ours', () => {
  const choices = [
    { section: 'May', title: 'Friday', description: '17:00' },
    { section: 'May', title: 'Saturday', description: null },
    { section: 'June', title: 'Monday', description: null },
  ];
  const offer = { kind: 'offer', header: 'Viewing', headerFile: null, body: 'When suits you?', footer: 'Harbour Lettings', button: 'Dates', choices } as const;

  it('shows everything, and nothing that could be pressed', () => {
    const html = bubble(ours({ content: { ...offer, choices: [...choices] } }));
    for (const part of ['Viewing', 'When suits you?', 'Harbour Lettings', 'The contact can choose behind “\u2068Dates\u2069”:', 'May', 'Friday', '17:00', 'Saturday', 'June', 'Monday']) expect(html).toContain(part);
    expect(buttonsIn(html)).toBe(0);
    expect(groupChoices(choices).map((group) => [group.section, group.choices.length])).toEqual([['May', 2], ['June', 1]]);
  });

  it('says who taps the buttons, and what a request for a place asks', () => {
    expect(bubble(ours({ content: { ...offer, button: null, choices: [...choices] } }))).toContain('The contact can tap:');
    expect(bubble(ours({ content: { ...offer, button: null, choices: [] } }), german)).toContain('einen Standort senden');
  });

  it('shows the picture that stands in place of the header', () => {
    const headerFile = { id: '00000000-0000-7000-8000-000000000001' as never, mimeType: 'image/png', size: 9, state: 'ready', failure: null } as const;
    expect(bubble(ours({ content: { ...offer, header: null, headerFile, choices: [] } }))).toContain('src="/media/00000000-0000-7000-8000-000000000001"');
  });
});

describe('places and cards', () => {
  it('have their page behind a button, and only when it is a web page', () => {
    const place = (url: string) => bubble(message({ content: { kind: 'location', latitude: 1, longitude: 2, name: 'Quay', address: null, url } }));
    expect(buttonsIn(place('https://maps.example/quay'))).toBe(2);
    expect(place('https://maps.example/quay')).toContain('Page of this place: \u2068maps.example\u2069');
    expect(buttonsIn(place('intent://quay'))).toBe(1);
  });

  it('show all that a card says; a website of it is text', () => {
    const card = { name: 'Lea', phones: [], emails: [], organisation: 'Köhler', jobTitle: 'Locksmith', addresses: ['Ufergasse 1'], websites: ['https://koehler.example'], birthday: '1984-03-12' };
    const html = bubble(message({ content: { kind: 'contacts', cards: [card] } }));
    for (const part of ['Locksmith', 'Köhler', 'Ufergasse 1', 'https://koehler.example', 'Birthday: \u206812 March 1984\u2069']) expect(html).toContain(part);
    expect(buttonsIn(html)).toBe(0);
  });
});

describe('a line of the inbox', () => {
  const [summary] = demoConversations(now).summaries;
  if (summary === undefined) throw new Error('The demo has conversations');
  const row = (lastMessage: CachedMessage, words = english) =>
    draw(<InboxRow summary={{ ...summary, lastMessage }} view="all" me={null} people={[]} present={[]} waits={false} now={now} selected={false} chosen={false} reachable showCount onFocus={() => undefined} onOpen={() => undefined} />, words);

  it('says that the last message was not sent when the relay refused it', () => {
    const refused = ours({ outbox: { state: 'refused', failure: { code: null, reason: 'window-closed', detail: null } } });
    expect(row(refused)).toContain('data-tick="failed"');
    expect(row(refused)).toContain('<span class="inbox-failed" aria-hidden="true">Not sent</span>');
    expect(row(refused)).toContain('Us, Not sent:');
    expect(row(refused, german)).toContain('>Nicht gesendet</span>');
  });

  it('says nothing of the kind while it waits', () => {
    const waiting = row(ours({ outbox: { state: 'waiting', attempts: 3 } }));
    expect(waiting).toContain('data-tick="queued"');
    expect(waiting).not.toContain('inbox-failed');
  });
});
