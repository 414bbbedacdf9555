import { z } from 'zod';
import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import type { RevealReason } from '../../../shared/domain/contacts/reveal.ts';
import type { PurgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import type { PresenceAct } from '../../../shared/domain/presence/presence.ts';
import type { ContactId, ConversationId, MediaId, MessageId, QuickReplyId } from '../../../shared/kernel/ids.ts';
import type { UploadKind } from '../../../shared/domain/media/media-rules.ts';
import type { SignedPolicy } from '../../../shared/domain/policy/policy.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import { adminDevicesResponse, teamResponse } from '../../../shared/protocol/administration.ts';
import type { TeamResponse } from '../../../shared/protocol/administration.ts';
import { changesResponse } from '../../../shared/protocol/changes.ts';
import type { ChangesResponse } from '../../../shared/protocol/changes.ts';
import { uploadMediaResponse } from '../../../shared/protocol/media.ts';
import type { UploadMediaResponse } from '../../../shared/protocol/media.ts';
import { beginConversationResponse, conversationsByNumberResponse } from '../../../shared/protocol/contacts.ts';
import { handOverResponse } from '../../../shared/protocol/handovers.ts';
import type { HandOverRequest, HandOverResponse } from '../../../shared/protocol/handovers.ts';
import { writeNoteResponse } from '../../../shared/protocol/notes.ts';
import type { WriteNoteRequest, WriteNoteResponse } from '../../../shared/protocol/notes.ts';
import { triageResponse } from '../../../shared/protocol/triage.ts';
import type { TriageRequest, TriageResponse } from '../../../shared/protocol/triage.ts';
import { sendMessageResponse } from '../../../shared/protocol/messages.ts';
import type { SendMessageRequest, SendMessageResponse } from '../../../shared/protocol/messages.ts';
import { currentPolicyResponse } from '../../../shared/protocol/policy.ts';
import type { PolicyReport } from '../../../shared/protocol/policy.ts';
import { storeQuickReplyResponse } from '../../../shared/protocol/quick-replies.ts';
import type { StoreQuickReplyRequest, StoreQuickReplyResponse } from '../../../shared/protocol/quick-replies.ts';
import { searchResponse, stretchResponse } from '../../../shared/protocol/search.ts';
import type { SearchRequest, SearchResponse, StretchResponse } from '../../../shared/protocol/search.ts';
import { contactRecordResponse, contactResponse, revealResponse } from '../../../shared/protocol/contact-care.ts';
import type { ContactRecord, RevealResponse } from '../../../shared/protocol/contact-care.ts';
import { blockResponse } from '../../../shared/protocol/contacts.ts';
import type { BeginConversationRequest, BlockResponse } from '../../../shared/protocol/contacts.ts';
import { identityQuestionsResponse } from '../../../shared/protocol/identity-questions.ts';
import type { TimeSample } from '../clock/relay-clock.ts';
import type { Timers } from '../clock/timers.ts';
import { openStream } from './open-stream.ts';
import type { StreamListener } from './open-stream.ts';
import type { RelayFailure } from './relay-failure.ts';
import type { RelayHttp } from './relay-http.ts';

type Answer<Value> = Promise<Result<Value, RelayFailure>>;

export type FileToUpload = {
  readonly conversationId: ConversationId;
  readonly kind: UploadKind;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal;
  /** Bytes that have gone so far. */
  readonly onProgress: (sent: number) => void;
};

/** The relay as an enrolled device sees it: one function per endpoint, every answer held against its schema, every error a value. */
export type RelayLink = {
  readonly changes: (query: { readonly after: number; readonly limit: number; readonly signal?: AbortSignal }) => Answer<ChangesResponse>;
  /** The answer closes the stream. */
  readonly openStream: (listener: StreamListener) => () => void;
  /** Idempotent by the message's id: after an unknown outcome the same request may be sent again. */
  readonly send: (request: SendMessageRequest) => Answer<SendMessageResponse>;
  /** Another time for a planned message; null: now. */
  readonly plan: (id: MessageId, sendAt: number | null) => Answer<SendMessageResponse>;
  readonly withdraw: (id: MessageId) => Answer<null>;
  /** Hands over a file for one message. Not idempotent: a second one is another file, and the relay forgets what no message uses. */
  readonly upload: (file: FileToUpload) => Answer<UploadMediaResponse>;
  readonly triage: (request: TriageRequest) => Answer<TriageResponse>;
  /** Idempotent by the note's id. */
  readonly writeNote: (request: WriteNoteRequest) => Answer<WriteNoteResponse>;
  readonly handOver: (request: HandOverRequest) => Answer<HandOverResponse>;
  readonly acceptHandover: (id: MessageId) => Answer<null>;
  readonly tellPresence: (id: ConversationId, act: PresenceAct) => Answer<null>;
  readonly resend: (id: MessageId) => Answer<SendMessageResponse>;
  /** Conversations with a phone number (digits with the calling code), newest first. */
  readonly findByNumber: (phone: string) => Answer<z.infer<typeof conversationsByNumberResponse>>;
  readonly beginConversation: (request: BeginConversationRequest) => Answer<z.infer<typeof beginConversationResponse>>;
  readonly media: (id: MediaId) => Answer<Uint8Array>;
  readonly policy: () => Answer<SignedPolicy>;
  readonly reportPolicy: (report: PolicyReport) => Answer<null>;
  readonly sendReceipt: (receipt: PurgeReceipt) => Answer<null>;
  /** Idempotent by the id. */
  readonly storeQuickReply: (request: StoreQuickReplyRequest) => Answer<StoreQuickReplyResponse>;
  readonly removeQuickReply: (id: QuickReplyId) => Answer<null>;
  readonly search: (request: SearchRequest) => Answer<SearchResponse>;
  readonly stretch: (conversationId: ConversationId, at: { readonly how: 'around' | 'before' | 'after'; readonly id: MessageId } | null) => Answer<StretchResponse>;
  readonly revealNumber: (id: ContactId, request: { readonly reason: RevealReason; readonly words: string }) => Answer<RevealResponse>;
  readonly contactRecord: (id: ContactId) => Answer<ContactRecord>;
  /** What is written down about a contact; the answer holds it as it is now. */
  readonly changeContact: (id: ContactId, what: 'language' | 'note' | 'consents', request: unknown) => Answer<{ readonly contact: Contact }>;
  readonly blockContact: (id: ContactId, act: 'block' | 'unblock') => Answer<BlockResponse>;
  readonly identityQuestions: () => Answer<z.infer<typeof identityQuestionsResponse>>;
  readonly answerIdentityQuestion: (id: string, answer: 'same' | 'different') => Answer<null>;
  readonly team: () => Answer<TeamResponse>;
  readonly devices: () => Answer<z.infer<typeof adminDevicesResponse>>;
};

// WhatsApp's largest file is a document of 100 MB. Source: Meta, 'Media', supported types.
const largestFileBytes = 100 * 1024 * 1024;

/**
 * @param systemClock this computer's own clock: samples compare it with the relay's.
 * @param onTime is told what time the relay says it is.
 */
export function createRelayLink(parts: {
  readonly http: RelayHttp;
  readonly timers: Timers;
  readonly systemClock: Clock;
  readonly onTime: (sample: TimeSample) => void;
}): RelayLink {
  const { http } = parts;
  return {
    changes: async ({ after, limit, signal }) => {
      const sentAt = parts.systemClock.now();
      const answer = await http.json({
        method: 'GET',
        path: '/v1/changes',
        query: { after, limit },
        schema: changesResponse,
        ...(signal === undefined ? {} : { signal }),
      });
      if (answer.ok) parts.onTime({ relayTime: answer.value.relayTime, sentAt, receivedAt: parts.systemClock.now() });
      return answer;
    },
    openStream: (listener) => openStream({ http, timers: parts.timers, listener }),
    send: (request) => http.json({ method: 'POST', path: '/v1/messages', body: request, schema: sendMessageResponse }),
    plan: (id, sendAt) => http.json({ method: 'POST', path: `/v1/messages/${id}/plan`, body: { sendAt }, schema: sendMessageResponse }),
    withdraw: (id) => http.nothing({ method: 'POST', path: `/v1/messages/${id}/withdraw` }),
    upload: ({ conversationId, kind, mimeType, bytes, signal, onProgress }) =>
      http.upload({ method: 'POST', path: '/v1/media', query: { conversationId, kind }, mimeType, bytes, signal, onSent: onProgress, schema: uploadMediaResponse }),
    triage: (request) => http.json({ method: 'POST', path: '/v1/conversations/triage', body: request, schema: triageResponse }),
    writeNote: (request) => http.json({ method: 'POST', path: '/v1/notes', body: request, schema: writeNoteResponse }),
    handOver: (request) => http.json({ method: 'POST', path: '/v1/handovers', body: request, schema: handOverResponse }),
    acceptHandover: (id) => http.nothing({ method: 'POST', path: `/v1/handovers/${id}/accept` }),
    tellPresence: (id, act) => http.nothing({ method: 'POST', path: `/v1/conversations/${id}/presence`, body: { act } }),
    resend: (id) => http.json({ method: 'POST', path: `/v1/messages/${id}/resend`, schema: sendMessageResponse }),
    findByNumber: (phone) => http.json({ method: 'POST', path: '/v1/conversations/by-number', body: { phone }, schema: conversationsByNumberResponse }),
    beginConversation: (request) => http.json({ method: 'POST', path: '/v1/conversations', body: request, schema: beginConversationResponse }),
    media: (id) => http.bytes({ method: 'GET', path: `/v1/media/${id}`, largestBytes: largestFileBytes }),
    policy: () => http.json({ method: 'GET', path: '/v1/policy', schema: currentPolicyResponse }),
    reportPolicy: (report) => http.nothing({ method: 'POST', path: '/v1/policy/report', body: report }),
    sendReceipt: (receipt) => http.nothing({ method: 'POST', path: '/v1/receipts', body: receipt }),
    storeQuickReply: (request) => http.json({ method: 'POST', path: '/v1/quick-replies', body: request, schema: storeQuickReplyResponse }),
    removeQuickReply: (id) => http.nothing({ method: 'POST', path: `/v1/quick-replies/${id}/remove` }),
    search: (request) => http.json({ method: 'POST', path: '/v1/search', body: request, schema: searchResponse }),
    stretch: (id, at) => http.json({ method: 'GET', path: `/v1/conversations/${id}/messages`, query: at === null ? {} : { [at.how]: at.id }, schema: stretchResponse }),
    revealNumber: (id, request) => http.json({ method: 'POST', path: `/v1/contacts/${id}/reveal`, body: request, schema: revealResponse }),
    contactRecord: (id) => http.json({ method: 'GET', path: `/v1/contacts/${id}/record`, schema: contactRecordResponse }),
    changeContact: (id, what, request) => http.json({ method: 'POST', path: `/v1/contacts/${id}/${what}`, body: request, schema: contactResponse }),
    blockContact: (id, act) => http.json({ method: act === 'block' ? 'POST' : 'DELETE', path: `/v1/contacts/${id}/block`, schema: blockResponse }),
    identityQuestions: () => http.json({ method: 'GET', path: '/v1/identity-questions', schema: identityQuestionsResponse }),
    answerIdentityQuestion: (id, answer) => http.nothing({ method: 'POST', path: `/v1/identity-questions/${id}`, body: { answer } }),
    team: () => http.json({ method: 'GET', path: '/v1/team', schema: teamResponse }),
    devices: () => http.json({ method: 'GET', path: '/v1/admin/devices', schema: adminDevicesResponse }),
  };
}
