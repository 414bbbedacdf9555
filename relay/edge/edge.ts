import type { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { UploadKind } from '../../shared/domain/media/media-rules.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { MediaReference } from '../../shared/domain/messages/content.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import type { PolicySettings, SignedPolicy } from '../../shared/domain/policy/policy.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import type { PurgeReceipt } from '../../shared/domain/retention/purge-receipt.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { TriageAct, TriageOutcome } from '../../shared/domain/conversations/triage-act.ts';
import type { PresenceAct } from '../../shared/domain/presence/presence.ts';
import type { ContactId, ConversationId, MediaId, MessageId, NumberId, QuickReplyId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import type {
  addNumberRequest,
  addPersonRequest,
  adminDevicesResponse,
  createCompanyRequest,
  createCompanyResponse,
  demoCompanyResponse,
  TeamResponse,
} from '../../shared/protocol/administration.ts';
import type { ConsentRequest, ContactRecord, contactNoteRequest, RevealResponse, revealRequest } from '../../shared/protocol/contact-care.ts';
import type { BeginConversationRequest, BlockResponse } from '../../shared/protocol/contacts.ts';
import type { AdminNumbers, BusinessProfile } from '../../shared/protocol/numbers.ts';
import type { ChangesResponse } from '../../shared/protocol/changes.ts';
import type { EnrolRequest, EnrolResponse } from '../../shared/protocol/enrolment.ts';
import type { RelayErrorCode, RelayRefusal } from '../../shared/protocol/errors.ts';
import type { HandOverRequest } from '../../shared/protocol/handovers.ts';
import type { WriteNoteRequest } from '../../shared/protocol/notes.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { PolicyReport } from '../../shared/protocol/policy.ts';
import type { StoreQuickReplyRequest } from '../../shared/protocol/quick-replies.ts';
import type { IdentityQuestion } from '../../shared/protocol/identity-questions.ts';
import type { SearchRequest, SearchResponse, StretchQuery, StretchResponse } from '../../shared/protocol/search.ts';
import type { Metrics } from '../metrics.ts';
import type { Authenticate, DeviceCaller } from './caller.ts';
import type { StreamHub } from './stream-hub.ts';

/** Fastify with routes typed by their schemas. */
export type EdgeApp = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypeProvider>;

/** A stored file, opened for reading. */
export type MediaBytes = { readonly mimeType: string; readonly size: number; readonly bytes: Readable };

/** Everything behind the HTTP interface. The edge checks who asks and in what form; what happens is decided here, by the functions it is given. */
export type EdgeFunctions = {
  readonly authenticate: Authenticate;
  readonly webhooks: {
    readonly verifySubscription: (query: Readonly<Record<string, unknown>>) => { readonly status: number; readonly body: string };
    readonly receiveWebhook: (rawBody: Uint8Array, signature: string | undefined) => Promise<{ readonly status: number }>;
  };
  readonly enrol: (request: EnrolRequest) => Promise<Result<EnrolResponse, RelayErrorCode>>;
  readonly readChanges: (device: DeviceCaller, query: { readonly after: number; readonly limit: number }) => Promise<ChangesResponse>;
  readonly streams: StreamHub;
  readonly send: (device: DeviceCaller, request: SendMessageRequest) => Promise<Result<{ readonly created: boolean; readonly message: Message }, RelayRefusal>>;
  readonly changePlan: (device: DeviceCaller, id: MessageId, sendAt: number | null) => Promise<Result<{ readonly message: Message }, RelayRefusal>>;
  readonly withdraw: (device: DeviceCaller, id: MessageId) => Promise<Result<null, RelayRefusal>>;
  readonly resend: (device: DeviceCaller, id: MessageId) => Promise<Result<{ readonly message: Message }, RelayRefusal>>;
  readonly openMedia: (device: DeviceCaller, id: MediaId) => Promise<Result<MediaBytes, RelayErrorCode>>;
  readonly openThumbnail: (device: DeviceCaller, id: MediaId) => Promise<Result<MediaBytes, RelayErrorCode>>;
  readonly identity: {
    readonly list: (device: DeviceCaller, state: 'open' | 'answered') => Promise<readonly IdentityQuestion[]>;
    readonly answer: (device: DeviceCaller, questionId: string, answer: 'same' | 'different') => Promise<Result<IdentityQuestion, 'not-found' | 'conflict' | 'forbidden'>>;
  };
  readonly contactCare: {
    readonly reveal: (device: DeviceCaller, id: ContactId, request: z.infer<typeof revealRequest>) => Promise<Result<RevealResponse, 'not-found'>>;
    readonly readRecord: (device: DeviceCaller, id: ContactId) => Promise<Result<ContactRecord, 'not-found'>>;
    readonly keepLanguage: (device: DeviceCaller, id: ContactId, language: string | null) => Promise<Result<Contact, 'not-found'>>;
    readonly writeNote: (device: DeviceCaller, id: ContactId, request: z.infer<typeof contactNoteRequest>) => Promise<Result<Contact, 'not-found' | 'conflict'>>;
    readonly recordConsent: (device: DeviceCaller, id: ContactId, request: ConsentRequest) => Promise<Result<Contact, 'not-found'>>;
  };
  readonly search: {
    readonly find: (device: DeviceCaller, request: SearchRequest) => Promise<SearchResponse>;
    readonly readStretch: (device: DeviceCaller, conversationId: ConversationId, query: StretchQuery) => Promise<Result<StretchResponse, 'not-found'>>;
  };
  /** The team's side of conversations; what each promises stands with its route's schema in `shared/protocol/`. */
  readonly triage: {
    readonly act: (device: DeviceCaller, ids: readonly ConversationId[], act: TriageAct) => Promise<readonly { readonly id: ConversationId; readonly outcome: TriageOutcome }[]>;
    readonly writeNote: (device: DeviceCaller, request: WriteNoteRequest) => Promise<Result<{ readonly created: boolean; readonly message: Message }, RelayRefusal>>;
    readonly handOver: (device: DeviceCaller, request: HandOverRequest) => Promise<Result<{ readonly created: boolean; readonly message: Message }, RelayRefusal>>;
    readonly takeHandover: (device: DeviceCaller, id: MessageId) => Promise<Result<null, RelayRefusal>>;
    readonly tellPresence: (device: DeviceCaller, id: ConversationId, act: PresenceAct) => Promise<Result<null, RelayRefusal>>;
  };
  readonly upload: (
    device: DeviceCaller,
    upload: { readonly conversationId: ConversationId; readonly kind: UploadKind; readonly claimed: string; readonly bytes: AsyncIterable<Uint8Array> },
  ) => Promise<Result<MediaReference, RelayRefusal>>;
  readonly mark: (device: DeviceCaller, id: ConversationId, how: 'read' | 'typing') => Promise<Result<null, RelayRefusal>>;
  readonly findByNumber: (device: DeviceCaller, phone: string) => Promise<ConversationId[]>;
  readonly beginConversation: (device: DeviceCaller, request: BeginConversationRequest) => Promise<Result<{ readonly conversationId: ConversationId; readonly created: boolean }, 'not-found'>>;
  readonly listTemplates: (companyId: string) => Promise<readonly Template[]>;
  readonly block: (device: DeviceCaller, id: ContactId, act: 'block' | 'unblock') => Promise<Result<BlockResponse, RelayRefusal>>;
  /** Numbers as WhatsApp sees them; for admins. */
  readonly numbers: {
    readonly list: (companyId: string) => Promise<AdminNumbers>;
    readonly readProfile: (companyId: string, id: NumberId) => Promise<Result<BusinessProfile, RelayRefusal>>;
    readonly changeProfile: (companyId: string, id: NumberId, profile: BusinessProfile) => Promise<Result<BusinessProfile, RelayRefusal>>;
    readonly syncTemplates: () => Promise<{ readonly changed: number; readonly failed: number }>;
  };
  /** Keeping and removing; devices read them as changes. */
  readonly quickReplies: {
    readonly store: (device: DeviceCaller, request: StoreQuickReplyRequest) => Promise<Result<QuickReply, RelayRefusal>>;
    readonly remove: (device: DeviceCaller, id: QuickReplyId) => Promise<Result<null, RelayRefusal>>;
  };
  readonly currentPolicy: (companyId: string) => Promise<SignedPolicy | null>;
  readonly reportPolicy: (device: DeviceCaller, report: PolicyReport) => Promise<void>;
  readonly keepReceipt: (device: DeviceCaller, receipt: PurgeReceipt) => Promise<void>;
  readonly teamView: (device: DeviceCaller) => Promise<TeamResponse>;
  readonly admin: {
    /** The one company of this relay; null before it was created. */
    readonly findCompany: () => Promise<{ readonly id: string } | null>;
    readonly makeDemoCompany: () => Promise<Result<z.infer<typeof demoCompanyResponse>, RelayErrorCode>>;
    readonly createCompany: (wanted: z.infer<typeof createCompanyRequest>) => Promise<Result<z.infer<typeof createCompanyResponse>, RelayErrorCode>>;
    readonly addTeam: (companyId: string, name: string) => Promise<Team>;
    readonly addPerson: (companyId: string, wanted: z.infer<typeof addPersonRequest>) => Promise<Result<Person, RelayErrorCode>>;
    readonly addNumber: (
      companyId: string,
      wanted: z.infer<typeof addNumberRequest>,
    ) => Promise<Result<{ readonly id: string; readonly deliveriesTakenUp: number }, RelayErrorCode>>;
    readonly pushPolicy: (companyId: string, settings: PolicySettings) => Promise<number>;
    readonly issueCode: (companyId: string, personId: string) => Promise<{ readonly code: string; readonly expiresAt: number } | null>;
    readonly listDevices: (companyId: string) => Promise<z.infer<typeof adminDevicesResponse>>;
    /** Ends a device's token and its open streams; false when there is no such device. */
    readonly revokeDevice: (companyId: string, id: string) => Promise<boolean>;
    readonly listPeople: (companyId: string) => Promise<{ readonly people: readonly Person[]; readonly teams: readonly Team[] }>;
  };
  /** Whether the database answers and its schema is the one that this relay knows. */
  readonly isReady: () => Promise<boolean>;
};

export type EdgeSettings = {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
  /** Makes ids of requests. */
  readonly newId: () => string;
  readonly version: string;
  /** Random id of this relay's data folder: how a starter knows that the relay on a port is its own. */
  readonly instance: string;
};
