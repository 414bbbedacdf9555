/*
 * A letting agency with a dozen ordinary lives, for looking at the screens. Only ids, times and words: nothing here decides anything.
 */
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../../shared/bridge/conversation-summary.ts';
import { isTeamContent } from '../../../shared/domain/messages/is-team-content.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { Delivery, DeliveryStage } from '../../../shared/domain/messages/delivery.ts';
import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import type { Person, Team } from '../../../shared/domain/people/person.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A fixed UUID from a small number, so that pictures of two runs are the same. */
export function idOf<Id extends string>(kind: number, index: number): Id {
  return `00000000-0000-7${String(kind).padStart(3, '0')}-8000-${String(index).padStart(12, '0')}` as Id;
}

export const teams: readonly Team[] = [{ id: idOf(1, 1), name: 'Lettings North' }];
const [lettings] = teams as readonly [Team];
export const people: readonly Person[] = [
  { id: idOf(2, 1), name: 'Jonas Weber', role: 'employee', teamIds: [lettings.id] },
  { id: idOf(2, 2), name: 'Ana Ribeiro', role: 'manager', teamIds: [lettings.id] },
  { id: idOf(2, 3), name: 'Mira Holm', role: 'admin', teamIds: [] },
];
export const companyNumber: CompanyNumber = {
  id: idOf(3, 1), displayPhoneNumber: '+49 30 1234 500', name: 'Harbour Lettings', teamId: lettings.id, health: 'ok', stoppedReason: null, lastInboundAt: null,
};

type Line = { readonly from: 'contact' | 'me' | 'ana' | 'phone' | 'automatic'; readonly ago: number; readonly content: MessageContent; readonly extra?: Partial<CachedMessage> };
type Life = { readonly name: string; readonly masked: string | null; readonly username: string | null; readonly unread: number; readonly lines: readonly Line[] };

export const mediaIds = { wall: idOf<never>(9, 1), voice: idOf<never>(9, 2), sticker: idOf<never>(9, 3), lease: idOf<never>(9, 4), pending: idOf<never>(9, 5), failed: idOf<never>(9, 6), broken: idOf<never>(9, 7) };
const media = (id: never, mimeType: string, size: number | null, state: 'ready' | 'pending' | 'failed' = 'ready', failure: string | null = null) => ({ id, mimeType, size, state, failure });
const text = (body: string): MessageContent => ({ kind: 'text', body });

function delivered(stage: DeliveryStage, at: number): Delivery {
  const reached = (wanted: readonly DeliveryStage[]) => (wanted.includes(stage) ? at : null);
  return {
    stage,
    sentAt: reached(['sent', 'delivered', 'read', 'played', 'failed']), deliveredAt: reached(['delivered', 'read', 'played']), readAt: reached(['read', 'played']), failedAt: reached(['failed']),
    failure: stage === 'failed' ? { code: 131026, reason: 'undeliverable', detail: 'Message Undeliverable.' } : null,
  };
}

const filler: readonly Line[] = Array.from({ length: 90 }, (_, index) => ({
  from: index % 3 === 0 ? 'me' : 'contact',
  ago: 12 * day - index * 2 * hour,
  content: text(index % 3 === 0 ? `Thank you, noted for visit ${index + 1}.` : `About visit ${index + 1}: the neighbour has the key until four.`),
}));

const lives: readonly Life[] = [
  {
    name: 'Aylin Kaya', masked: '+49 ••• ••42', username: null, unread: 2,
    lines: [
      ...filler,
      { from: 'contact', ago: 26 * hour, content: text('Good morning, the boiler has been making a knocking noise since the weekend.') },
      { from: 'me', ago: 25.8 * hour, content: text('Good morning Ms Kaya. Does the hot water still work?'), extra: { delivery: delivered('read', 0) } },
      { from: 'contact', ago: 25.5 * hour, content: text('Yes, but only lukewarm.') },
      { from: 'ana', ago: 25.4 * hour, content: text('I have asked the heating company to call you today.'), extra: { delivery: delivered('read', 0) } },
      { from: 'contact', ago: 70 * minute, content: { kind: 'image', media: media(mediaIds.wall, 'image/svg+xml', 182_000), caption: 'And this is the wall in the bathroom. It is getting larger.' } },
      { from: 'me', ago: 65 * minute, content: text('Thank you for the photo. I will pass it on to the surveyor. More about damp: https://www.example.org/guides/damp-walls?from=chat.'), extra: { delivery: delivered('read', 0), quotedMessageId: 'previous' as never } },
      { from: 'contact', ago: 62 * minute, content: { kind: 'audio', media: media(mediaIds.voice, 'audio/wav', 64_000), voice: true } },
      { from: 'me', ago: 58 * minute, content: text('Understood. He can come on Thursday between 9 and 11, does that suit you?'), extra: { delivery: delivered('delivered', 0), reactions: [{ author: { kind: 'contact' }, emoji: '👍', at: 1 }] } },
      { from: 'contact', ago: 12 * minute, content: text('Thursday is perfect.') },
      { from: 'contact', ago: 11 * minute, content: text('Will he also look at the window in the kitchen? It no longer closes properly 😕') },
    ],
  },
  {
    name: 'Tomasz Zieliński', masked: '+48 ••• ••17', username: null, unread: 0,
    lines: [
      {
        from: 'contact', ago: 22.8 * hour, content: text('Hello, is the flat in Ufergasse still free?'),
        extra: { referral: { source: 'ad', headline: 'Three rooms by the water', body: 'Bright, quiet, from May. Write to us for a viewing.', url: 'https://ads.example/ufergasse-12?c=7' }, product: { catalogueId: null, productId: 'UFER-12' } },
      },
      { from: 'me', ago: 22.6 * hour, content: text('It is. Would you like to see it?'), extra: { delivery: delivered('read', 0) } },
      {
        from: 'me', ago: 22.55 * hour, extra: { delivery: delivered('read', 0) },
        content: {
          kind: 'offer', header: 'Viewing, Ufergasse 12', headerFile: null, body: 'When does it suit you?', footer: 'Harbour Lettings', button: 'Times',
          choices: [{ section: 'This week', title: 'Friday, 17:00', description: 'With Ana Ribeiro' }, { section: 'Next week', title: 'Monday, 9:00', description: null }],
        },
      },
      { from: 'contact', ago: 22.5 * hour, content: { kind: 'choice', source: 'button', id: 'v1', title: 'Friday, 17:00', description: 'Viewing, Ufergasse 12' }, extra: {} },
      { from: 'contact', ago: 22.4 * hour, content: { kind: 'location', latitude: 52.51644, longitude: 13.37777, name: 'Ufergasse 12', address: '10117 Berlin', url: 'https://places.example/ufergasse-12' } },
      { from: 'me', ago: 20 * minute, content: text('Wonderful, see you on Friday at the front door.'), extra: { delivery: delivered('sent', 0) } },
      { from: 'me', ago: 0.1 * minute, content: text('Please bring your passport.'), extra: { delivery: { ...delivered('queued', 0), waiting: { reason: 'messaging-limit', until: 26 * hour } } } },
    ],
  },
  {
    name: 'Familie Brandstätter-Oberhuber', masked: '+43 ••• ••08', username: null, unread: 0,
    lines: [
      { from: 'contact', ago: 2.2 * day, content: { kind: 'document', media: media(mediaIds.lease, 'application/pdf', 1_240_000), fileName: 'Lease Ufergasse 12 signed.pdf', caption: 'Signed on every page.' } },
      { from: 'me', ago: 2.1 * day, content: text('Thank you, it is complete.'), extra: { delivery: delivered('read', 0) } },
      { from: 'contact', ago: 2.05 * day, content: { kind: 'document', media: media(mediaIds.pending, 'application/pdf', 4_400_000, 'pending'), fileName: 'Proof of income.pdf', caption: null } },
      { from: 'contact', ago: 2.04 * day, content: { kind: 'image', media: media(mediaIds.failed, 'image/jpeg', null, 'failed', 'the link had run out'), caption: null } },
      { from: 'contact', ago: 2.03 * day, content: { kind: 'form', name: 'Handover', fields: [{ name: 'Keys', value: '3' }, { name: 'Meter reading', value: '18 422 kWh' }] } },
      { from: 'contact', ago: 2.02 * day, content: { kind: 'order', note: 'For the new flat', items: [{ productId: 'key-copy', quantity: 2, unitPrice: 12.5, currency: 'EUR' }] } },
      { from: 'contact', ago: 2.01 * day, content: { kind: 'unsupported', type: 'poll' } },
      { from: 'contact', ago: 2.005 * day, content: { kind: 'unsupported', type: 'video', reason: { code: 131052, detail: 'File is larger than 100 MB' } } },
      { from: 'contact', ago: 2 * day, content: { kind: 'unsupported', type: 'revoked' }, extra: { revokedAt: 5 } },
    ],
  },
  {
    name: 'Marta', masked: null, username: 'marta.on.the.quay', unread: 1,
    lines: [
      { from: 'contact', ago: 3 * hour, content: text('I lost my key 🙈'), extra: { forwarded: 'no' } },
      { from: 'automatic', ago: 2.99 * hour, content: text('Thank you for your message. We answer between 8 and 18.'), extra: { delivery: delivered('delivered', 0) } },
      { from: 'contact', ago: 2.5 * hour, content: { kind: 'contacts', cards: [{ name: 'Schlüsseldienst Köhler', phones: [{ number: '+49 30 555 0199', label: 'Work' }], emails: [{ address: 'hilfe@koehler.example', label: null }], organisation: 'Köhler & Sohn', jobTitle: 'Locksmith', addresses: ['Kaistraße 4, 10317 Berlin'], websites: ['https://koehler.example'], birthday: '1984-03-12' }] }, extra: { forwarded: 'yes' } },
      { from: 'contact', ago: 2.4 * hour, content: { kind: 'sticker', media: media(mediaIds.sticker, 'image/svg+xml', 9_000), animated: false } },
      { from: 'contact', ago: 2.3 * hour, content: text('Can they come to the quay?'), extra: { editedAt: 4 } },
    ],
  },
  { name: 'יעל כהן', masked: '+972 ••• ••63', username: null, unread: 0, lines: [{ from: 'contact', ago: 5 * hour, content: text('שלום, מתי אפשר לראות את הדירה? https://www.example.org/flat') }, { from: 'me', ago: 4.9 * hour, content: text('Shalom, tomorrow at ten?'), extra: { delivery: delivered('failed', 0) } }] },
  { name: '', masked: '+33 ••• ••91', username: null, unread: 0, lines: [{ from: 'contact', ago: 7 * hour, content: text('STOP') }] },
  { name: 'Lucía Fernández', masked: '+34 ••• ••55', username: null, unread: 0, lines: [{ from: 'contact', ago: 9.2 * hour, content: text('Perdón por la hora: ¿la fianza ya está transferida?') }, { from: 'phone', ago: 8 * hour, content: text('Sí, salió ayer.'), extra: { delivery: delivered('unconfirmed', 0) } }] },
  { name: 'Piet de Vries', masked: '+31 ••• ••20', username: null, unread: 0, lines: [{ from: 'contact', ago: 30 * hour, content: { kind: 'video', media: media(mediaIds.broken, 'video/mp4', 8_000_000, 'pending'), caption: 'The lift again' } },
      { from: 'ana', ago: 27 * hour, content: { kind: 'note', body: 'The lift company has been told twice. @Jonas Weber, please ring them before noon.', mentions: [idOf<never>(2, 1)] } },
      { from: 'ana', ago: 26.5 * hour, content: { kind: 'handover', to: { kind: 'person', personId: idOf<never>(2, 1) }, summary: 'The lift stands still since Tuesday. Mr de Vries cannot climb the stairs.', promises: ['A call back before noon', 'A date for the repair by Friday'], windowClosesAt: null, accepted: null } },
      { from: 'ana', ago: 26.4 * hour, content: { kind: 'activity', act: 'assigned', personId: idOf<never>(2, 1), until: null } },
] },
  { name: 'Zoë Okonkwo', masked: '+44 ••• ••73', username: null, unread: 0, lines: [{ from: 'contact', ago: 4 * day, content: text('A very long story. '.repeat(400)) }, { from: 'contact', ago: 3.9 * day, content: { kind: 'system', event: 'number-changed', body: 'Zoë Okonkwo changed her number.' } }] },
  { name: 'Z̷̡̛͎̲͙̮̲̈́̈́̌a̶̧̺̙̱͒̏l̴̢̛͖͔g̸̨̛̪͎o ‮gnp.exe', masked: '+1 ••• ••00', username: null, unread: 0, lines: [
      { from: 'contact', ago: 6 * day, content: text('Ẑ̴̧̛͎̲͙̮̲̈́̈́̌a̶̧̺̙̱͒̏l̴̢̛͖͔g̸̨̛̪͎o and ‮reversed‬ text with https://user:pw@evil.example/ and ' + '😀'.repeat(60)) },
      { from: 'contact', ago: 5.99 * day, content: text('Your bank: https://xn--pple-43d.example/login or https://аpple.example/login, also http://203.0.113.7/x and www.paypal.example.account.verify.evil.example/in') },
      { from: 'contact', ago: 5.98 * day, content: text('x'.repeat(700)) },
      { from: 'contact', ago: 5.97 * day, content: text('An endless letter. '.repeat(3200)) },
      { from: 'contact', ago: 5.96 * day, content: { kind: 'document', media: media(mediaIds.lease, 'application/pdf', 5_000), fileName: 'invoice\u202Efdp.exe' + '_'.repeat(90) + '.pdf', caption: null } },
      { from: 'contact', ago: 5.95 * day, content: { kind: 'image', media: media(mediaIds.broken, 'image/png', 5_000), caption: null } },
    ] },
  { name: 'Henrik Sørensen', masked: '+45 ••• ••34', username: null, unread: 0, lines: [{ from: 'me', ago: 12 * day, content: { kind: 'template', name: 'welcome', language: 'en', text: 'Welcome to Harbour Lettings. You can write to us here between 8 and 18.' }, extra: { delivery: delivered('read', 0) } }] },
  { name: 'Chiara Conti', masked: '+39 ••• ••12', username: null, unread: 0, lines: [{ from: 'contact', ago: 20 * day, content: text('Grazie mille!') }] },
];

/** All conversations as they are at `now`; messages oldest first. */
export function demoConversations(now: number): { readonly summaries: ConversationSummary[]; readonly messages: CachedMessage[] } {
  const summaries: ConversationSummary[] = [];
  const messages: CachedMessage[] = [];
  lives.forEach((life, lifeIndex) => {
    const conversationId = idOf<never>(4, lifeIndex + 1);
    const own = life.lines.map((line, index): CachedMessage => {
      const at = Math.round(now - line.ago);
      const author = line.from === 'contact' ? ({ kind: 'contact' } as const) : line.from === 'me' ? ({ kind: 'person', personId: idOf<never>(2, 1) } as const)
        : line.from === 'ana' ? ({ kind: 'person', personId: idOf<never>(2, 2) } as const) : line.from === 'phone' ? ({ kind: 'phone-app' } as const) : ({ kind: 'automatic' } as const);
      const base: CachedMessage = {
        id: idOf<never>(5, lifeIndex * 1000 + index + 1), conversationId, author, at, content: line.content, delivery: author.kind === 'contact' ? null : delivered('read', at + minute),
        quotedMessageId: null, forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, outbox: null,
      };
      const extra = line.extra ?? {};
      const given = extra.delivery ?? null;
      const waiting = given?.waiting === undefined ? {} : { waiting: { reason: given.waiting.reason, until: now + (given.waiting.until ?? 0) } };
      const delivery = isTeamContent(line.content.kind) ? null : given === null ? base.delivery : { ...delivered(given.stage, at + minute), ...waiting };
      const quotedMessageId = extra.quotedMessageId === undefined ? null : idOf<never>(5, lifeIndex * 1000 + index);
      return { ...base, ...extra, delivery, quotedMessageId };
    });
    messages.push(...own);
    const lastInbound = own.findLast((message) => message.author.kind === 'contact');
    summaries.push({
      conversation: {
        id: conversationId, numberId: companyNumber.id, contactId: idOf(6, lifeIndex + 1), teamId: lettings.id, assigneeId: lifeIndex % 2 === 0 ? idOf(2, lifeIndex % 4 === 0 ? 1 : 2) : null, state: 'open',
        createdAt: now - 30 * day, lastMessageAt: own.at(-1)?.at ?? null, lastInboundAt: lastInbound?.at ?? null,
        snooze: null, waitingSince: own.at(-1)?.author.kind === 'contact' ? (lastInbound?.at ?? null) : null,
      },
      contact: { id: idOf(6, lifeIndex + 1), displayName: life.name, username: life.username, maskedNumber: life.masked, createdAt: now - 30 * day, ...(lifeIndex === 1 ? { marketingStoppedAt: now - 3 * day, blockedOn: [companyNumber.id] } : {}) },
      number: companyNumber, lastMessage: own.at(-1) ?? null, unread: life.unread,
    });
  });
  summaries.sort((one, other) => (other.conversation.lastMessageAt ?? 0) - (one.conversation.lastMessageAt ?? 0));
  return { summaries, messages };
}
