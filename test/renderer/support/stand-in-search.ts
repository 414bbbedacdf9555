/* The answers of the stand-in bridge that have to do with searching: from the demo's messages, and from a year-old stretch that only 'the company' has. */
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { CommandName } from '../../../shared/bridge/commands.ts';
import type { ConversationSummary } from '../../../shared/bridge/conversation-summary.ts';
import { answersTo } from '../../../shared/domain/contacts/answers-to.ts';
import { wordsOf } from '../../../shared/domain/messages/describe-content.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { foldWords } from '../../../shared/domain/search/fold-words.ts';
import { hasLink } from '../../../shared/domain/search/has-link.ts';
import { holdingOf } from '../../../shared/domain/search/holding-of.ts';
import { makeExcerpt } from '../../../shared/domain/search/make-excerpt.ts';
import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { day } from '../../../shared/kernel/time.ts';
import { idOf } from './demo-conversations.ts';

type Demo = { readonly summaries: readonly ConversationSummary[]; readonly messages: readonly CachedMessage[] };
type Search = { readonly query: string; readonly filters: SearchFilters };

const yearOld: readonly (readonly [own: boolean, words: string])[] = [
  [false, 'Good morning, I have lost the key of the bicycle cellar.'],
  [true, 'Good morning. A second key is at our office, please bring a document.'],
  [false, 'Thank you, I will come at four.'],
  [true, 'We are here until five.'],
  [false, 'I have the key, thank you. What does a new lock cost, if the old key turns up at somebody else’s?'],
  [true, 'Between 40 and 60 euros, the caretaker fits it.'],
];

/** @param offline whether the company can be reached. Answers are results, because the archive may refuse. */
export function searchAnswers(demo: Demo, now: number, offline: boolean): Partial<Record<CommandName, (request: never) => Result<unknown, { readonly kind: string }>>> {
  const contactOf = (message: Message) => demo.summaries.find((each) => each.conversation.id === message.conversationId)?.contact ?? null;
  const matches = (message: Message, { query, filters }: Search): boolean =>
    foldWords(query).every((word) => foldWords(wordsOf(message.content)).some((own) => own.startsWith(word))) &&
    (filters.from === null || (filters.from.who === 'contact') === (message.author.kind === 'contact')) &&
    (filters.holding === null || (filters.holding === 'link' ? hasLink(message.content) : holdingOf(message.content) === filters.holding)) &&
    (filters.conversationId === null || message.conversationId === filters.conversationId) &&
    (filters.since === null || message.at >= filters.since) && (filters.until === null || message.at < filters.until);
  const place = (message: Message) => message.at * 8;
  const [first] = demo.summaries;
  const old: readonly Message[] = first === undefined ? [] : yearOld.map(([own, words], index) => ({
    id: idOf<never>(9, index + 1), conversationId: first.conversation.id, author: own ? { kind: 'person', personId: idOf<never>(2, 1) } : { kind: 'contact' }, at: now - 391 * day + index * 1_200_000,
    content: { kind: 'text', body: words }, delivery: null, quotedMessageId: null, forwarded: 'no', reactions: [], editedAt: null, revokedAt: null,
  }));
  if (first !== undefined) {
    Object.assign(first.contact, {
      language: 'pl',
      note: { text: 'Rings twice, the bell is broken.\nBest after five.', revision: 3, editedAt: now - 3 * day, editedBy: idOf(2, 2) },
      consents: [
        { purpose: 'marketing', state: 'withdrawn', source: 'chat', proof: 'STOP, please', at: now - 20 * day, recordedBy: null },
        { purpose: 'updates', state: 'given', source: 'paper', proof: 'Lease of 1 March, page 7', at: now - 200 * day, recordedBy: idOf(2, 2) },
      ],
      marketingStoppedAt: now - 20 * day,
    });
  }
  return {
    'messages.search': (request: Search & { before: number | null; limit: number }) =>
      succeed({
        hits: demo.messages
          .filter((message) => matches(message, request) && (request.before === null || place(message) < request.before))
          .sort((one, other) => other.at - one.at).slice(0, request.limit)
          .map((message) => ({ message, place: place(message), contact: contactOf(message), contactName: contactOf(message)?.displayName ?? '', ...makeExcerpt(wordsOf(message.content), request.query) })),
      }),
    'messages.shared': ({ conversationId, holding, before, limit }: { conversationId: string; holding: string; before: number | null; limit: number }) =>
      succeed({
        shared: demo.messages
          .filter((message) => message.conversationId === conversationId && (holding === 'link' ? hasLink(message.content) : holdingOf(message.content) === holding) && (before === null || place(message) < before))
          .sort((one, other) => other.at - one.at).slice(0, limit).map((message) => ({ message, place: place(message) })),
      }),
    'people.search': ({ query }: { query: string }) => succeed({ people: demo.summaries.filter(({ contact }) => answersTo(query)?.(contact) === true).slice(0, 8) }),
    'conversations.with': ({ contactId }: { contactId: string }) => succeed({ conversations: demo.summaries.filter(({ contact }) => contact.id === contactId) }),
    'archive.search': (request: Search) => {
      if (offline || first === undefined) return fail({ kind: 'offline' });
      const found = old.filter((message) => matches(message, request)).reverse();
      return succeed({
        people: [], next: null, complete: true,
        hits: found.map((message) => ({ message, conversation: first.conversation, contact: first.contact, ...makeExcerpt(wordsOf(message.content), request.query), why: 'older' })),
      });
    },
    'contacts.record': () => (offline ? fail({ kind: 'offline' }) : succeed({
      messages: 214, files: 31, oldestAt: now - 391 * day, retention: { kind: 'until-deleted' },
      reveals: [{ id: 'r', personId: idOf<never>(2, 1), at: now - 2 * day, reason: 'call', words: 'The plumber rings before he comes' }],
      consentHistory: first?.contact.consents ?? [],
    })),
    'contacts.reveal': () => (offline ? fail({ kind: 'offline' }) : succeed({ number: '+48501234577', revealedAt: now })),
    'contacts.setLanguage': () => (offline ? fail({ kind: 'offline' }) : succeed(null)),
    'contacts.writeNote': () => (offline ? fail({ kind: 'offline' }) : succeed(null)),
    'contacts.recordConsent': () => (offline ? fail({ kind: 'offline' }) : succeed(null)),
    'contacts.block': () => succeed({ done: [], failed: [{ numberId: idOf<never>(1, 1), code: 131047, words: '' }] }),
    'identity.list': () => succeed({
      questions: first === undefined ? [] : [{ id: '018f2c00-0000-7000-8000-000000000001', former: first.contact, conversationIds: [first.conversation.id], maskedNewNumber: '+48 ••• ••02', other: null, askedAt: now - day, answer: null, answeredAt: null, answeredBy: null }],
    }),
    'identity.answer': () => succeed(null),
    'archive.read': () => (offline || first === undefined ? fail({ kind: 'offline' }) : succeed({ conversation: first.conversation, contact: first.contact, messages: old, hasOlder: true, hasNewer: false })),
  };
}
