/*
 * Stands in for main while screens are looked at in a plain browser: answers from memory, in the shapes of the contract. The scene is in the query:
 * `?scene=full|empty|enrol|starting|quiet|offline|memory&role=employee|manager|admin&theme=light|dark&locale=en|de`. Tests of behaviour use the real main.
 */
import type { Announcement, BridgeApi } from '../../../shared/bridge/changes.ts';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { CommandName } from '../../../shared/bridge/commands.ts';
import type { Session } from '../../../shared/bridge/session.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { showOutgoing } from '../../../shared/domain/outgoing/show-outgoing.ts';
import type { Favourites } from '../../../shared/domain/favourites/favourites.ts';
import { builtInSettings } from '../../../shared/domain/policy/policy.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import { standInTriage } from './stand-in-triage.ts';
import { searchAnswers } from './stand-in-search.ts';
import { demoQuickReplies, demoTemplates } from './demo-writing.ts';
import { companyNumber, demoConversations, idOf, mediaIds, people, teams } from './demo-conversations.ts';

const query = new URLSearchParams(window.location.search);
const scene = query.get('scene') ?? 'full';
const now = Date.now();
const demo = scene === 'empty' ? { summaries: [], messages: [] } : demoConversations(now);
const settings = builtInSettings('Europe/Berlin');
const off = scene === 'offline';

/** `quiet-soon`: back at work while free text is still open. */
const backIn = (scene === 'quiet-soon' ? 9 : 40) * 3_600_000;

let session: Session = {
  phase: scene === 'enrol' || scene === 'starting' ? scene : 'ready',
  appVersion: '0.1.0', platform: query.get('platform') ?? 'linux', suggestedRelayUrl: scene === 'enrol' ? 'https://relay.harbour-lettings.example' : null,
  person: people.find((person) => person.role === (query.get('role') ?? 'employee')) ?? null,
  company: { id: idOf(7, 1), name: 'Harbour Lettings' },
  connection: { state: off ? 'offline' : ((query.get('line') ?? 'online') as 'online'), since: now - 25 * 60_000, retryAt: null, inboundVerifiedAt: now - 130_000 },
  cache: scene === 'memory' || query.has('keychain') ? { place: 'memory', reason: query.get('keychain') === 'locked' ? 'keychain-locked' : 'keychain-absent', rebuilt: null } : { place: 'disk', reason: null, rebuilt: null },
  duty: scene.startsWith('quiet') ? { state: 'quiet', until: now + backIn, zone: 'Europe/Berlin', shifts: [{ start: now + backIn, end: now + 50 * 3_600_000 }] } : { state: 'work', until: now + 3 * 3_600_000, zone: 'Europe/Berlin', shifts: [{ start: now - 5 * 3_600_000, end: now + 3 * 3_600_000 }, { start: now + 40 * 3_600_000, end: now + 50 * 3_600_000 }] },
  policy: { revision: 4, refused: off ? { reason: 'wrong-signature', at: now - 3_600_000 } : null, settings: { ...settings, notify: { content: 'sender', sound: true } } },
  clock: { now, skewMs: off ? 420_000 : 0 },
  desktop: { tray: query.get('tray') !== 'none', asksClosing: scene === 'closing', zoomPercent: 100 },
  settings: { ...usualPreferences, density: (query.get('density') ?? 'comfortable') as 'compact', theme: (query.get('theme') ?? 'light') as 'light', locale: (query.get('locale') ?? 'en') as 'en', systemLocale: 'en' },
};

/** `?scene=link-…`: what came from outside. */
const pending: unknown[] = { 'link-number': [{ kind: 'number-unknown', phone: '491701234567' }], 'link-later': [{ kind: 'not-looked-up', why: 'offline', link: 'deskline://open' }] }[scene] ?? [];

let revision = 1;
const listeners = new Set<(announcement: unknown) => void>();
function announce(changes: Announcement['changes']): void {
  revision += 1;
  for (const listener of listeners) listener({ revision, changes } satisfies Announcement);
}

function store(message: CachedMessage): void {
  const index = demo.messages.findIndex((known) => known.id === message.id);
  if (index >= 0) demo.messages[index] = message;
  else demo.messages.push(message);
  const summary = demo.summaries.find((each) => each.conversation.id === message.conversationId);
  if (summary !== undefined) {
    const inbound = message.author.kind === 'contact' && index < 0;
    Object.assign(summary, { lastMessage: message, unread: summary.unread + (inbound ? 1 : 0), conversation: { ...summary.conversation, lastMessageAt: message.at, ...(inbound ? { lastInboundAt: message.at } : {}) } });
  }
  announce([{ kind: 'message', id: message.id, conversationId: message.conversationId }, { kind: 'conversation', id: message.conversationId }]);
}

const me = () => ({ kind: 'person' as const, personId: idOf<never>(2, 1) });

let made = 0;
function compose(part: Pick<CachedMessage, 'conversationId' | 'author' | 'content' | 'delivery' | 'outbox' | 'quotedMessageId'>): CachedMessage {
  made += 1;
  return { id: idOf<never>(8, made), at: Date.now(), forwarded: 'no', reactions: [], editedAt: null, revokedAt: null, ...part };
}

function send(request: { readonly conversationId: never; readonly content: OutgoingContent; readonly quotedMessageId: never; readonly sendAt?: number | null }): unknown {
  const none = { sentAt: null, deliveredAt: null, readAt: null, failedAt: null, failure: null };
  const plannedFor = request.sendAt ?? null;
  const message = compose({ ...request, author: { kind: 'person', personId: idOf<never>(2, 1) }, content: showOutgoing(request.content, { media: null, template: { name: 'template', language: 'en', text: 'Template' } }), delivery: { stage: 'queued', ...none, ...(plannedFor === null ? {} : { waiting: { reason: 'planned' as const, until: plannedFor } }) }, outbox: { state: 'waiting', attempts: 0 } });
  store(message);
  if (!off && plannedFor === null) {
    const at = Date.now();
    setTimeout(() => store({ ...message, outbox: null, delivery: { ...none, stage: 'sent', sentAt: at } }), 400);
    setTimeout(() => store({ ...message, outbox: null, delivery: { ...none, stage: 'delivered', sentAt: at, deliveredAt: at } }), 800);
  }
  return { id: message.id };
}

const results = searchAnswers(demo, now, off);

/** Newest first. */
const messagesOf = (conversationId: string) => demo.messages.filter((message) => message.conversationId === conversationId).sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));

let chosen: Favourites = { templates: ['viewing_reminder'], emoji: ['👍', '🔑', '🏠', '😊'], skinTone: 0 };
const triage = standInTriage({ summaries: demo.summaries, me: session.person, off, announce });
/** Drafts by conversation. */
const drafts = new Map<string, object>();
/** Files of drafts are shown by pictures that the preview draws. */
function drawPictureId(): string {
  made += 1;
  return made % 2 === 0 ? mediaIds.wall : mediaIds.sticker;
}

const describeSession = () => ({ ...session, clock: { ...session.clock, now: Date.now() } });
const ask = (name: CommandName, request: unknown): unknown => answers[name]?.(request as never);
/** As main: the inbox is read with the session, unless something else is shown at first. */
function readFirstScreen(limit: number) {
  const filter = session.settings.inboxFilter;
  const isShown = session.phase === 'ready' && session.person?.role !== 'admin' && session.duty.state !== 'quiet';
  return { session: describeSession(), inbox: isShown ? { filter, ...(ask('conversations.list', { limit, before: null, filter }) as object), counts: ask('conversations.counts', { teamId: null }) } : null };
}

const device = { appVersion: '0.1.0', enrolledAt: now - 9e8, policyRevision: 4, policyRefusal: null, lastPurgeAt: now - 2_400_000 };
const answers: Partial<Record<CommandName, (request: never) => unknown>> = {
  'session.read': describeSession,
  'window.firstScreen': ({ limit }: { limit: number }) => readFirstScreen(limit),
  'settings.store': (request: Session['settings']) => {
    session = { ...session, settings: { ...session.settings, ...request } };
    announce([{ kind: 'session' }]);
    return null;
  },
  'directory.read': () => ({ people, teams, numbers: [off ? { ...companyNumber, health: 'stopped', stoppedReason: 'IT is renewing the access.' } : companyNumber] }),
  'conversations.begin': () => ({ conversationId: demo.summaries[0]?.conversation.id }),
  'templates.list': () => ({ templates: demoTemplates(now) }),
  'quickReplies.list': () => ({ quickReplies: demoQuickReplies(now) }),
  'quickReplies.store': ({ id }: { id: string | null }) => ({ id: id ?? idOf(12, 99) }),
  'quickReplies.remove': () => null,
  'spelling.read': () => ({ by: 'dictionaries', languages: ['en-GB', 'de'], available: ['de', 'en-GB'] }),
  'favourites.read': () => chosen,
  'favourites.store': (next: typeof chosen) => { chosen = next; return null; },
  ...triage.answers,
  'conversations.handOver': ({ conversationId, ...card }: { conversationId: never; to: never; summary: string; promises: string[] }) => {
    const message = compose({ conversationId, author: me(), content: { kind: 'handover', ...card, windowClosesAt: now + 3 * 3_600_000, accepted: null }, delivery: null, outbox: null, quotedMessageId: null });
    store(message);
    return { id: message.id };
  },
  'handovers.accept': () => null,
  'notes.write': ({ conversationId, ...note }: { conversationId: never; body: string; mentions: never[] }) => {
    const message = compose({ conversationId, author: me(), content: { kind: 'note', ...note }, delivery: null, outbox: null, quotedMessageId: null });
    store(message);
    return { id: message.id };
  },
  'conversations.read': ({ id }: { id: string }) => structuredClone(demo.summaries.find((summary) => summary.conversation.id === id) ?? null),
  'conversations.view': ({ id }: { id: string | null }) => {
    const summary = demo.summaries.find((each) => each.conversation.id === id);
    if (summary !== undefined && summary.unread > 0) setTimeout(() => { Object.assign(summary, { unread: 0 }); announce([{ kind: 'conversation', id: summary.conversation.id }]); }, 50);
    return null;
  },
  'messages.page': ({ conversationId, before, after, limit }: { conversationId: string; before: { at: number; id: string } | null; after?: { at: number; id: string }; limit: number }) => {
    const all = messagesOf(conversationId);
    const order = (message: { at: number; id: string }, cursor: { at: number; id: string }) => message.at - cursor.at || (message.id < cursor.id ? -1 : message.id === cursor.id ? 0 : 1);
    if (after !== undefined) return { messages: all.filter((message) => order(message, after) > 0).slice(-limit) };
    return { messages: all.filter((message) => before === null || order(message, before) < 0).slice(0, limit) };
  },
  'messages.around': ({ conversationId, place, limit }: { conversationId: string; place: { kind: string; id?: string; at?: number }; limit: number }) => {
    const all = messagesOf(conversationId);
    const unread = demo.summaries.find((summary) => summary.conversation.id === conversationId)?.unread ?? 0;
    const index = place.kind === 'message' ? all.findIndex(({ id }) => id === place.id) : place.kind === 'instant' ? Math.max(0, all.findLastIndex(({ at }) => at >= (place.at ?? 0))) : unread - 1;
    if (place.kind === 'message' && index < 0) return { messages: [], placeId: null, hasEarlier: false, hasLater: false };
    const start = Math.max(0, index - Math.floor(limit / 2));
    return { messages: all.slice(start, start + limit), placeId: all[index]?.id ?? null, hasEarlier: all.length > start + limit, hasLater: start > 0 };
  },
  'messages.send': send,
  'drafts.read': ({ conversationId }: { conversationId: string }) => ({ draft: drafts.get(conversationId) ?? null, quote: null }),
  'drafts.store': (words: { conversationId: string }) => {
    drafts.set(words.conversationId, { files: [], changedAt: now, ...drafts.get(words.conversationId), ...words });
    return null;
  },
  'drafts.addFile': ({ type, name, voice, bytes }: { type: string; name: string | null; voice: boolean; bytes: Uint8Array }) => ({
    id: drawPictureId(), kind: voice ? 'voice' : type.startsWith('image/') ? 'image' : 'document', caption: '', fileName: type.startsWith('image/') ? null : name, mimeType: type, size: bytes.length,
  }),
  'drafts.arrangeFiles': () => null,
  'messages.replan': () => null,
  'messages.withdraw': () => null,
  'drafts.send': ({ conversationId, body, quotedMessageId, sendAt }: { conversationId: never; body: string; quotedMessageId: never; sendAt: number | null }) => {
    drafts.delete(conversationId);
    return { ids: [(send({ conversationId, content: { kind: 'text', body }, quotedMessageId, sendAt }) as { id: string }).id] };
  },
  'messages.takeBack': ({ ids }: { ids: readonly string[] }) => {
    for (const id of ids) {
      const message = demo.messages.find((each) => each.id === id);
      if (message?.content.kind === 'text') drafts.set(message.conversationId, { conversationId: message.conversationId, body: message.content.body, note: '', mode: 'answer', quotedMessageId: null, files: [], changedAt: now });
      demo.messages.splice(demo.messages.findIndex((each) => each.id === id), 1);
      if (message !== undefined) announce([{ kind: 'message', id: message.id, conversationId: message.conversationId }]);
    }
    return { taken: ids, others: [] };
  },
  'outbox.list': () => ({ entries: off ? ['Yes, Thursday at nine.', 'The key is at the office.'].map((body, index) => ({ id: idOf(8, 950 + index), conversationId: idOf(4, 1), content: { kind: 'text', body }, composedAt: now - 600_000, state: 'waiting', attempts: 2, nextAttemptAt: now + 60_000, notBefore: now, mayHaveLeft: false, failure: null })) : [] }),
  'outbox.sendNow': () => null,
  'messages.react': ({ id, emoji }: { id: string; emoji: string }) => {
    const message = demo.messages.find((each) => each.id === id);
    if (message !== undefined) store({ ...message, reactions: [...message.reactions.filter(({ author }) => author.kind === 'contact'), ...(emoji === '' ? [] : [{ author: { kind: 'person' as const, personId: idOf<never>(2, 1) }, emoji, at: Date.now() }])] });
    return null;
  },
  'messages.retract': ({ id }: { id: string }) => {
    const [message] = demo.messages.splice(demo.messages.findIndex((each) => each.id === id), 1);
    if (message !== undefined) announce([{ kind: 'message', id: message.id, conversationId: message.conversationId }]);
    return { retracted: true };
  },
  'messages.retry': () => null,
  'messages.saveFile': () => ({ saved: true }),
  'notices.explain': () => ({ kind: 'show', reason: 'at-work', until: null, decidedAt: now - 700_000 }),
  'quiet.lookAnyway': () => ({ until: Date.now() + 900_000 }),
  'team.read': () => ({ teams: scene === 'empty' ? [] : teams.map((team) => ({ ...team, unassigned: 3, people: people.filter((person) => person.role !== 'admin').map((person, index) => ({ ...person, openConversations: 7 - index * 4 })) })) }),
  'admin.devices': () => ({
    policyRevision: 4,
    devices: scene === 'empty' ? [] : [
      { ...device, id: idOf(8, 901), name: 'DESK-0142', personId: idOf(2, 1), personName: 'Jonas Weber', lastSeenAt: now - 60_000 },
      { ...device, id: idOf(8, 902), name: 'ANA-MACBOOK', personId: idOf(2, 2), personName: 'Ana Ribeiro', lastSeenAt: now - 9e7, policyRevision: 3 },
      { ...device, id: idOf(8, 903), name: 'DESK-0007', personId: idOf(2, 3), personName: 'Mira Holm', lastSeenAt: null, lastPurgeAt: null, policyRevision: 3, policyRefusal: { revision: 4, reason: 'wrong-signature', detail: null, at: now } },
    ],
  }),
  'links.open': () => null,
  'navigation.take': () => pending.shift() ?? null,
  'links.follow': () => null,
  'window.answerClosing': () => {
    session = { ...session, desktop: { ...session.desktop, asksClosing: false } };
    announce([{ kind: 'session' }]);
    return null;
  },
  'window.drawn': () => null,
  'window.zoom': () => null,
  'desktop.read': () => ({ startsAtLogin: true, opensPhoneLinks: false }),
  'desktop.store': () => null,
  'notices.test': () => ({ outcome: off ? 'no-answer' : 'shown' }),
  'connection.retry': () => null,
};

function answerTo(name: string, request: unknown): unknown {
  if (name === 'session.enrol') return { ok: false, error: { kind: 'code-unknown' } };
  const result = results[name as CommandName];
  if (result !== undefined) return result(request as never);
  if (triage.refused(name)) return { ok: false, error: { kind: 'offline' } };
  const answer = answers[name as CommandName];
  return answer === undefined ? { ok: false, error: { kind: 'refused', rule: 'name' } } : { ok: true, value: answer(request as never) };
}

const api: BridgeApi = {
  call: async (name, request) => {
    return JSON.stringify(answerTo(name, request));
  },
  onAnnouncement: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
/** For pictures: lets a contact say something now. */
const speak = (conversation: number, body: string) =>
  store(compose({ conversationId: idOf<never>(4, conversation), author: { kind: 'contact' }, content: { kind: 'text', body }, delivery: null, outbox: null, quotedMessageId: null }));
/** For pictures: lets a colleague look at a conversation, or write in it. */
const meet = (conversation: number, act: 'viewing' | 'typing') => triage.meet({ conversationId: idOf<never>(4, conversation), personId: idOf<never>(2, 2), act, until: Date.now() + 60_000 });
Object.assign(window, { deskline: api, speak, meet });
