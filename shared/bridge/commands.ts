/**
 * The bridge between the renderer and main: name → request, response, errors, gate. Both ends take their types from this object and the
 * preload's allow-list is its keys. Every call answers `Result<response, BridgeError>`.
 */
import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversation } from '../domain/conversations/conversation.ts';
import { conversationCursor, conversationFilter } from '../domain/conversations/conversation-filter.ts';
import { favourites } from '../domain/favourites/favourites.ts';
import { draft, draftFile } from '../domain/drafts/draft.ts';
import { deliveryFailure } from '../domain/messages/delivery.ts';
import { message } from '../domain/messages/message.ts';
import { outgoingContent } from '../domain/outgoing/outgoing-content.ts';
import { companyNumber } from '../domain/numbers/number.ts';
import { person, team } from '../domain/people/person.ts';
import { policySettings } from '../domain/policy/policy.ts';
import { preferences, preferencesPatch } from '../domain/preferences/preferences.ts';
import { quickReply } from '../domain/quick-replies/quick-reply.ts';
import { template } from '../domain/templates/template.ts';
import { holding, searchFilters } from '../domain/search/search-filters.ts';
import { contactId, conversationId, mediaId, messageId, quickReplyId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { blockResponse, contactConflict, contactError, contactRecordResponse, identityQuestionsResponse, recordConsentRequest, revealNumberRequest, revealResponse, setLanguageRequest, writeNoteRequest } from './contact-care.ts';
import { archiveError, archiveReadRequest, archiveSearchRequest, archiveSearchResponse, archiveStretch } from './archive.ts';
import { adminDevicesResponse, teamResponse } from '../protocol/administration.ts';
import { fileRefusal, planTrouble, sendRefusal } from './send-refusal.ts';
import { destination } from './destination.ts';
import { triageCommands } from './triage-commands.ts';

/** Who may call: `always`; `enrolled` devices; or people of a role (which implies enrolled). */
export type Gate = 'always' | 'enrolled' | 'manager' | 'admin';

const nothing = z.null();

/** How the line to the relay is. `behind`: connected and catching up. `refused`: the relay does not know this device any more. */
export const connection = z.object({
  state: z.enum(['connecting', 'online', 'behind', 'offline', 'refused']),
  since: instant,
  /** When the next attempt is due while offline. */
  retryAt: instant.nullable(),
  /** When the way from WhatsApp to the relay was last seen to work; null: never. Absent while the relay has not told. */
  inboundVerifiedAt: instant.nullable().optional(),
});

/** Everything that the frame of the window shows. Re-read whenever a `session` change is announced. */
export const session = z.object({
  phase: z.enum(['starting', 'enrol', 'ready']),
  appVersion: z.string(),
  platform: z.string(),
  /** Address that the enrolment screen proposes. */
  suggestedRelayUrl: z.string().nullable(),
  person: person.nullable(),
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
  connection,
  cache: z.object({
    place: z.enum(['disk', 'memory']),
    /** Why it is not on disk: no keychain at all, the keychain is locked, policy, or the disk does not take it (full, or not safe to write). */
    reason: z.enum(['keychain-absent', 'keychain-locked', 'policy', 'disk-unusable']).nullable(),
    /** The cache had to be built anew at this start, and why. */
    rebuilt: z.enum(['wrong-key', 'corrupt', 'from-the-future']).nullable(),
    /** With `rebuilt`: when that began, and, once everything is here again, when. */
    rebuiltAt: instant.exactOptional(),
    refilledAt: instant.exactOptional(),
  }),
  /** `shifts`: the working time from two days back to eight days ahead, in order. */
  duty: z.object({ state: z.enum(['work', 'quiet']), until: instant.nullable(), zone: z.string(), shifts: z.array(z.object({ start: instant, end: instant })) }),
  policy: z.object({
    revision: z.number().int().nullable(),
    refused: z.object({ reason: z.string(), at: instant }).nullable(),
    settings: policySettings,
  }),
  /** Our clock as corrected by the relay's. `skewMs` is shown when it is more than two minutes. */
  clock: z.object({ now: instant, skewMs: z.number() }),
  /** What the person set for this device, and the language that 'as the system' means here. */
  settings: preferences.extend({ systemLocale: z.enum(['en', 'de']) }),
  desktop: z.object({
    /** The system shows our icon in a tray or menu bar: closing the window can leave Deskline running. */
    tray: z.boolean(),
    /** The person closes the window for the first time: the page asks what that shall do, and answers with `window.answerClosing`. */
    asksClosing: z.boolean(),
    zoomPercent: z.number().int(),
  }),
});
export type Session = z.infer<typeof session>;

export const cachedMessage = message.extend({
  outbox: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('waiting'), attempts: z.number().int() }),
      z.object({ state: z.literal('refused'), failure: deliveryFailure }),
    ])
    .nullable(),
});
export type CachedMessage = z.infer<typeof cachedMessage>;

const messageCursor = z.object({ at: instant, id: messageId });

export const conversationSummary = z.object({
  conversation,
  contact,
  number: companyNumber.nullable(),
  /** Newest message as cached, with its state in the outbox; null when retention has removed all of them. */
  lastMessage: cachedMessage.nullable(),
  unread: z.number().int(),
  /** The beginning of what was begun to be written here; absent when nothing was. */
  draft: z.object({ mode: z.enum(['answer', 'note']), text: z.string(), hasFiles: z.boolean() }).exactOptional(),
});
export type ConversationSummary = z.infer<typeof conversationSummary>;

export const searchHit = z.object({
  message,
  /** Its place in the order of time: what the next page begins after. */
  place: z.number(),
  contact: contact.nullable(),
  contactName: z.string(),
  snippet: z.string(),
  marks: z.array(z.tuple([z.number(), z.number()])),
});
export type SearchHit = z.infer<typeof searchHit>;

/** A message that waits here. `mayHaveLeft`: an attempt ended without an answer, so it cannot be taken back. `notBefore`: it is held back until then. */
export const waitingEntry = z.object({
  id: messageId,
  conversationId,
  content: outgoingContent,
  composedAt: instant,
  state: z.enum(['waiting', 'refused']),
  attempts: z.number().int(),
  nextAttemptAt: instant,
  notBefore: instant,
  mayHaveLeft: z.boolean(),
  failure: deliveryFailure.nullable(),
});
export type WaitingEntry = z.infer<typeof waitingEntry>;

/** The whole vocabulary. A media file is not a command: the renderer shows `app://deskline/media/<id>`, served by main. */
export const commands = {
  'session.read': { request: nothing, response: session, error: z.never(), gate: 'always' },
  'session.enrol': {
    request: z.object({ relayUrl: z.string().min(1).max(500), code: z.string().min(1).max(64) }),
    response: nothing,
    error: z.object({
      kind: z.enum(['address-invalid', 'unreachable', 'not-a-relay', 'code-unknown', 'code-expired', 'too-many-attempts', 'too-old', 'keychain-locked']),
    }),
    gate: 'always',
  },
  /** Changes some settings of this device; those that are not named stay. */
  'settings.store': { request: preferencesPatch, response: nothing, error: z.never(), gate: 'enrolled' },
  'directory.read': {
    request: nothing,
    response: z.object({ people: z.array(person), teams: z.array(team), numbers: z.array(companyNumber) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Every template of the company, in any status, by name, then language. Read again when a change of the `directory` is announced. */
  'templates.list': { request: nothing, response: z.object({ templates: z.array(template) }), error: z.never(), gate: 'enrolled' },
  /** The quick replies that this person has, by shortcut. Read again when a change of the `directory` is announced. */
  'quickReplies.list': { request: nothing, response: z.object({ quickReplies: z.array(quickReply) }), error: z.never(), gate: 'enrolled' },
  /** Keeps one, new (`id` null) or changed. It needs the relay: others have it too. `shortcut-taken`: another one of its scope has it. */
  'quickReplies.store': {
    request: quickReply.omit({ changedAt: true, id: true }).extend({ id: quickReplyId.nullable() }),
    response: z.object({ id: quickReplyId }),
    error: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('quick-reply-refused'), field: z.string(), rule: z.enum(['empty', 'too-long', 'too-many', 'letters', 'language-twice', 'language-unknown']) }),
      z.object({ kind: z.enum(['shortcut-taken', 'not-allowed', 'offline', 'refused']) }),
    ]),
    gate: 'enrolled',
  },
  'quickReplies.remove': { request: z.object({ id: quickReplyId }), response: nothing, error: z.object({ kind: z.enum(['not-allowed', 'offline', 'refused']) }), gate: 'enrolled' },
  /** What the person reaches for on this device: templates, emoji, the skin tone. */
  'favourites.read': { request: nothing, response: favourites, error: z.never(), gate: 'enrolled' },
  'favourites.store': { request: favourites, response: nothing, error: z.never(), gate: 'enrolled' },
  /** A page of a list. Without `filter`: everything, newest first. `before`: the `next` of the page before; `next` is null after the last page. */
  'conversations.list': {
    request: z.object({ limit: z.number().int().min(1).max(500), before: conversationCursor.nullable(), filter: conversationFilter.exactOptional() }),
    response: z.object({ conversations: z.array(conversationSummary), next: conversationCursor.nullable() }),
    error: z.never(),
    gate: 'enrolled',
  },
  ...triageCommands,
  'conversations.read': { request: z.object({ id: conversationId }), response: conversationSummary.nullable(), error: z.never(), gate: 'enrolled' },
  /** The person is looking at this conversation (or at none: null): its messages count as read, its notices stay silent while the window has focus. */
  'conversations.view': { request: z.object({ id: conversationId.nullable() }), response: nothing, error: z.never(), gate: 'enrolled' },
  'messages.page': {
    /** With `after` it is the stretch that follows that message, and `before` says nothing. */
    request: z.object({ conversationId, before: messageCursor.nullable(), after: messageCursor.optional(), limit: z.number().int().min(1).max(200) }),
    /** Newest first. */
    response: z.object({ messages: z.array(cachedMessage) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** The stretch of a thread around one message, the first message at or after an instant (else the newest before it), or the first unread one (else the end). */
  'messages.around': {
    request: z.object({
      conversationId,
      place: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('message'), id: messageId }),
        z.object({ kind: z.literal('instant'), at: instant }),
        z.object({ kind: z.literal('first-unread') }),
      ]),
      limit: z.number().int().min(1).max(200),
    }),
    /** Newest first; empty when this computer does not hold the message. `placeId`: the message that is meant. */
    response: z.object({ messages: z.array(cachedMessage), placeId: messageId.nullable(), hasEarlier: z.boolean(), hasLater: z.boolean() }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Queues a message of any kind: it is in the cache when this answers, and goes to the relay as soon as the line allows. */
  'messages.send': {
    /** `undoMs`: it can be taken back for so long before it leaves, and what follows it in its conversation waits as long. `sendAt`: the relay keeps it until then. */
    request: z.object({ conversationId, content: outgoingContent, quotedMessageId: messageId.nullable(), undoMs: z.number().int().min(0).max(60_000).optional(), sendAt: instant.nullable().optional() }),
    response: z.object({ id: messageId }),
    error: sendRefusal,
    gate: 'enrolled',
  },
  /** Puts our one reaction on a message, in place of the one before; an empty `emoji` takes it back. */
  'messages.react': { request: z.object({ id: messageId, emoji: z.string().max(64) }), response: nothing, error: sendRefusal, gate: 'enrolled' },
  /** Takes back a message that has not left this computer; nothing of it is left. Not `retracted`: it has gone, or may have. */
  'messages.retract': { request: z.object({ id: messageId }), response: z.object({ retracted: z.boolean() }), error: z.never(), gate: 'enrolled' },
  /**
   * Takes messages that have not left this computer back into the draft of their conversation. `taken`: those that could be; `others`: contents among them that have no
   * place in a draft (a location, a card, a template), to open their dialog again.
   */
  'messages.takeBack': {
    request: z.object({ ids: z.array(messageId).min(1).max(100) }),
    response: z.object({ taken: z.array(messageId), others: z.array(outgoingContent) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Gives a planned message another time; null: now. */
  'messages.replan': { request: z.object({ id: messageId, sendAt: instant.nullable() }), response: nothing, error: planTrouble, gate: 'enrolled' },
  /** Takes a planned message back; its text, or its file with its caption, goes into the draft. */
  'messages.withdraw': { request: z.object({ id: messageId }), response: nothing, error: planTrouble, gate: 'enrolled' },
  /** Tries again what was refused, failed or is unconfirmed. */
  'messages.retry': { request: z.object({ id: messageId }), response: nothing, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'enrolled' },
  /**
   * Saves the file of a message where the person says, in the system's dialog. `saved` is false when they cancelled. `unreadable`: the file is not here and the relay
   * cannot give it; `unwritable`: the chosen place did not take it.
   */
  'messages.saveFile': {
    request: z.object({ id: messageId }),
    response: z.object({ saved: z.boolean() }),
    error: z.object({ kind: z.enum(['unreadable', 'unwritable']) }),
    gate: 'enrolled',
  },
  /** Everything that has not left this computer, oldest first. Announced as `outbox`. */
  'outbox.list': { request: nothing, response: z.object({ entries: z.array(waitingEntry) }), error: z.never(), gate: 'enrolled' },
  /** It need not wait any longer: neither for its few seconds nor for the next attempt. */
  'outbox.sendNow': { request: z.object({ id: messageId }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** What was begun in a conversation and not sent, with the message that it answers as far as it is here. */
  'drafts.read': { request: z.object({ conversationId }), response: z.object({ draft: draft.nullable(), quote: cachedMessage.nullable() }), error: z.never(), gate: 'enrolled' },
  /** Keeps the words of a draft; its files stay. */
  'drafts.store': { request: draft.omit({ files: true, changedAt: true }), response: nothing, error: z.never(), gate: 'enrolled' },
  /**
   * Puts a file into a draft, if WhatsApp takes it: judged by its content. It is encrypted in the cache when this answers. `type`: the system's word for it, or empty.
   * `voice`: recorded here, to be a voice note. Limits are bytes, or files.
   */
  'drafts.addFile': {
    request: z.object({ conversationId, bytes: z.instanceof(Uint8Array), type: z.string().max(255), name: z.string().max(1000).nullable(), voice: z.boolean() }),
    response: draftFile,
    error: fileRefusal,
    gate: 'enrolled',
  },
  /** Captions and order of the files of a draft; those that are not named are removed. */
  'drafts.arrangeFiles': {
    request: z.object({ conversationId, files: z.array(z.strictObject({ id: mediaId, caption: z.string().max(100_000) })).max(100) }),
    response: nothing,
    error: z.never(),
    gate: 'enrolled',
  },
  /** Sends a draft: `body` as it stands in the field, then each of its files with its caption. All of it, or nothing when one part is refused. `undoMs` as with `messages.send`. */
  'drafts.send': {
    request: z.object({ conversationId, body: z.string().max(100_000), quotedMessageId: messageId.nullable(), undoMs: z.number().int().min(0).max(60_000), sendAt: instant.nullable().optional() }),
    response: z.object({ ids: z.array(messageId) }),
    error: sendRefusal,
    gate: 'enrolled',
  },
  'messages.search': {
    request: z.object({ query: z.string().max(200), filters: searchFilters, before: z.number().int().nonnegative().nullable(), limit: z.number().int().min(1).max(100) }),
    response: z.object({ hits: z.array(searchHit) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Messages of a conversation that hold something of a kind, newest first. */
  'messages.shared': {
    request: z.object({ conversationId, holding, before: z.number().int().nonnegative().nullable(), limit: z.number().int().min(1).max(100) }),
    response: z.object({ shared: z.array(z.object({ message, place: z.number() })) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** People by name, user name or the visible end of their number, among the conversations on this computer; newest first. */
  'people.search': {
    request: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(100) }),
    response: z.object({ people: z.array(conversationSummary) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Every conversation with one contact, on whichever of our numbers. */
  'conversations.with': { request: z.object({ contactId }), response: z.object({ conversations: z.array(conversationSummary) }), error: z.never(), gate: 'enrolled' },
  /** Goes on at the company with what this computer does not hold; people by four or more digits of their number as well. */
  'archive.search': { request: archiveSearchRequest, response: archiveSearchResponse, error: archiveError, gate: 'enrolled' },
  'archive.read': { request: archiveReadRequest, response: archiveStretch, error: z.object({ kind: z.enum(['offline', 'refused', 'gone']) }), gate: 'enrolled' },
  /** The whole number of a contact: on record at the company before it is answered. It is kept nowhere here, and shown for a minute. */
  'contacts.reveal': { request: revealNumberRequest, response: revealResponse, error: contactError, gate: 'enrolled' },
  /** What the company keeps about a contact, and who saw the number. */
  'contacts.record': { request: z.object({ contactId }), response: contactRecordResponse, error: contactError, gate: 'enrolled' },
  /** These three are changed at the company; the new state comes as a change of the `contact`. */
  'contacts.setLanguage': { request: setLanguageRequest, response: nothing, error: contactError, gate: 'enrolled' },
  'contacts.writeNote': { request: writeNoteRequest, response: nothing, error: contactConflict, gate: 'enrolled' },
  'contacts.recordConsent': { request: recordConsentRequest, response: nothing, error: contactError, gate: 'enrolled' },
  /** At WhatsApp, on every number of ours on which the person sees a conversation with the contact. */
  'contacts.block': { request: z.object({ contactId, act: z.enum(['block', 'unblock']) }), response: blockResponse, error: contactError, gate: 'enrolled' },
  /** Open questions whether two contacts are one person, of the person's teams. */
  'identity.list': { request: nothing, response: identityQuestionsResponse, error: contactError, gate: 'enrolled' },
  /** For good. `conflict`: it was decided otherwise before. */
  'identity.answer': { request: z.object({ id: z.uuid(), answer: z.enum(['same', 'different']) }), response: nothing, error: contactConflict, gate: 'enrolled' },
  /** Why a message was, or was not, announced. */
  'notices.explain': {
    request: z.object({ messageId }),
    response: z.object({ kind: z.enum(['show', 'hold', 'silent']), reason: z.string(), until: instant.nullable(), decidedAt: instant }).nullable(),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Looks past the gate of quiet hours for 15 minutes. Kept on this device only: nobody is told. */
  'quiet.lookAnyway': { request: nothing, response: z.object({ until: instant }), error: z.never(), gate: 'enrolled' },
  'team.read': { request: nothing, response: teamResponse, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'manager' },
  'admin.devices': { request: nothing, response: adminDevicesResponse, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'admin' },
  /** Opens a link of a message in the system's browser: http and https only, after the person's click. */
  'links.open': { request: z.object({ url: z.string().max(4000) }), response: nothing, error: z.object({ kind: z.literal('not-a-web-link') }), gate: 'enrolled' },
  /** Asks main where the window should go, or what it should say: the oldest that has not been taken; null when there is none. */
  'navigation.take': { request: nothing, response: destination.nullable(), error: z.never(), gate: 'enrolled' },
  /** Follows a link to a conversation or a number as one from another program; where it leads is announced as `navigation`. */
  'links.follow': { request: z.object({ link: z.string().max(4000) }), response: nothing, error: z.never(), gate: 'enrolled' },
  /** The page has drawn its first screen: main begins what can wait for that. */
  'window.drawn': { request: nothing, response: nothing, error: z.never(), gate: 'always' },
  /** What closing the window shall do, once and from now on; `stay` leaves the window and the question open. */
  'window.answerClosing': { request: z.object({ how: z.enum(['hide', 'quit', 'stay']) }), response: nothing, error: z.never(), gate: 'enrolled' },
  'window.zoom': { request: z.object({ direction: z.enum(['in', 'out', 'usual']) }), response: nothing, error: z.never(), gate: 'always' },
  /** What spelling is checked with on this computer. */
  'spelling.read': {
    request: nothing,
    response: z.object({ by: z.enum(['system', 'dictionaries', 'no-dictionary', 'off']), languages: z.array(z.string()), available: z.array(z.string()) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** What the computer's own settings say of Deskline. */
  'desktop.read': { request: nothing, response: z.object({ startsAtLogin: z.boolean(), opensPhoneLinks: z.boolean() }), error: z.never(), gate: 'enrolled' },
  'desktop.store': {
    request: z.discriminatedUnion('what', [z.object({ what: z.literal('startsAtLogin'), on: z.boolean() }), z.object({ what: z.literal('opensPhoneLinks'), on: z.boolean() })]),
    response: nothing,
    error: z.object({ kind: z.literal('not-taken-by-system') }),
    gate: 'enrolled',
  },
  /** Shows a notification as an example, or says why none would be seen now. */
  'notices.test': { request: nothing, response: z.object({ outcome: z.enum(['shown', 'off-duty', 'no-service', 'refused-by-system', 'no-answer']) }), error: z.never(), gate: 'enrolled' },
  /** Tries the line to the relay now instead of when the next attempt is due. */
  'connection.retry': { request: nothing, response: nothing, error: z.never(), gate: 'enrolled' },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType; error: z.ZodType; gate: Gate }>;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandRequest<Name extends CommandName> = z.infer<Commands[Name]['request']>;
export type CommandResponse<Name extends CommandName> = z.infer<Commands[Name]['response']>;
export type CommandError<Name extends CommandName> = z.infer<Commands[Name]['error']>;

/**
 * Refusals that any call can meet. `refused`: by sender, name, gate or schema (`rule` says which). `unexpected`: a bug; `report` is what the person can
 * quote, the rest stays in the log.
 */
export type BridgeFault =
  | { readonly kind: 'refused'; readonly rule: 'sender' | 'name' | 'gate' | 'schema' }
  | { readonly kind: 'unexpected'; readonly report: string };
