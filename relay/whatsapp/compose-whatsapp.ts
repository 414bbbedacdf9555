import type { Counter } from 'prom-client';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { DeviceId, MediaId, MessageId, NumberId } from '../../shared/kernel/ids.ts';
import { makeId } from '../../shared/kernel/make-id.ts';
import type { Redacted } from '../../shared/kernel/redacted.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { Database } from '../database/database.ts';
import { applyPreference, readConsent } from '../contacts/apply-preference.ts';
import { noteOptOut } from '../contacts/note-opt-out.ts';
import { noteOwnWord } from '../contacts/note-own-word.ts';
import { applyIdentityChange } from '../contacts/apply-identity-change.ts';
import { learnRecipient } from '../contacts/learn-recipient.ts';
import { recogniseContact } from '../contacts/recognise-contact.ts';
import { noteCall } from '../conversations/note-call.ts';
import { noteAnswer } from '../conversations/note-answer.ts';
import { noteMessage } from '../conversations/note-message.ts';
import { openConversation } from '../conversations/open-conversation.ts';
import { fetchNext } from '../media/fetch-next.ts';
import { makeThumbnailNext } from '../media/make-thumbnail-next.ts';
import { openMediaBucket } from '../media/media-bucket.ts';
import type { BucketSettings } from '../media/media-bucket.ts';
import { openMediaFiles } from '../media/media-files.ts';
import { openMedia, openThumbnail } from '../media/open-media.ts';
import type { OpenedMedia } from '../media/open-media.ts';
import { recordMedia } from '../media/record-media.ts';
import { removeForgotten } from '../media/remove-forgotten.ts';
import { takeUpload } from '../media/take-upload.ts';
import { noteAccountNews } from '../numbers/note-account-news.ts';
import { applyTemplateNews } from '../templates/apply-template-news.ts';
import { findTemplate } from '../templates/load-templates.ts';
import { acceptOutgoing } from '../messages/accept-outgoing.ts';
import { applyCaptionEdit, applyEdit, applyRevoke } from '../messages/apply-edit.ts';
import { applyReaction } from '../messages/apply-reaction.ts';
import { applyStatus } from '../messages/apply-status.ts';
import { forgetSettledStatuses } from '../messages/forget-settled-statuses.ts';
import { recordMessage } from '../messages/record-message.ts';
import { changePlan, withdrawMessage } from '../messages/planned/change-plan.ts';
import { resendMessage } from '../messages/resend-message.ts';
import { allowTrial } from '../messages/send/allow-trial.ts';
import { reviewUnknown } from '../messages/send/review-unknown.ts';
import { sendNext } from '../messages/send/send-next.ts';
import type { SendDependencies } from '../messages/send/send-next.ts';
import { takeTurn } from '../messages/take-turn.ts';
import type { Rooms } from './apply/rooms.ts';
import { composeAccount } from './compose-account.ts';
import type { WhatsappAccount } from './compose-account.ts';
import { decideAfterGraphError } from './graph/decide-after-graph-error.ts';
import { describeStop } from './graph/describe-stop.ts';
import { fetchMedia } from './graph/fetch-media.ts';
import { createGraphHttp } from './graph/graph-http.ts';
import { postMessage } from './graph/post-message.ts';
import type { Scheduler } from './scheduler.ts';
import { decodeNext } from './webhook/decode-next.ts';
import { digest } from './webhook/digest.ts';
import { receiveWebhook } from './webhook/receive-webhook.ts';
import { reconsiderParked } from './webhook/reconsider-parked.ts';
import { verifySubscription } from './webhook/verify-subscription.ts';
import type { LogFacts, WhatsappLog } from './whatsapp-log.ts';
import { createWatchLoops } from './watch/start-watch.ts';
import { createWorkLoop } from './work-loop.ts';
import type { WorkLoop } from './work-loop.ts';

/** Settings of the Cloud API adapter, already validated. */
export type WhatsappConfig = {
  /** Without a slash at its end, e.g. `https://graph.facebook.com`. */
  readonly graphUrl: string;
  /** `v25.0` and the like. */
  readonly graphVersion: string;
  readonly accessToken: Redacted;
  readonly appSecret: Redacted;
  readonly verifyToken: Redacted;
  /** Folder of the encrypted media files; made when it is missing. */
  readonly mediaDir: string;
  /** Where media files lie instead of in the folder. */
  readonly mediaBucket?: BucketSettings | null;
  /** Where Meta reaches the relay, without a slash at its end; without it no canary is sent. */
  readonly publicUrl?: string | null;
};

/** Counters with the labels named here; the process registers them. */
export type WhatsappMetrics = {
  /** `relay_webhook_deliveries_total` */
  readonly webhookDeliveries: Counter<'result'>;
  /** `relay_webhook_changes_total` */
  readonly webhookChanges: Counter<'kind' | 'result'>;
  /** `relay_held_messages_total`: how often one of Meta's limits held a message back before it was tried. */
  readonly heldMessages: Counter<'limit'>;
  /** `relay_canary_total`: deliveries of our own through the whole way in. */
  readonly canaries: Counter<'result'>;
  /** `relay_reconciled_statuses_total`: statuses that came from Meta's message history because no webhook brought them. */
  readonly reconciledStatuses: Counter;
  /** `relay_forgotten_rows_total`: what housekeeping removed. */
  readonly forgottenRows: Counter<'of'>;
};

export type WhatsappDependencies = {
  readonly database: Database;
  readonly config: WhatsappConfig;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** That many bytes from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: WhatsappLog;
  readonly metrics: WhatsappMetrics;
};

/** Everything that the relay can do with WhatsApp. */
export type Whatsapp = {
  /** The handshake of GET /webhooks/whatsapp; `query` as parsed, keys with their dots. */
  readonly verifySubscription: (query: Readonly<Record<string, unknown>>) => { readonly status: 200 | 403; readonly body: string };
  /** POST /webhooks/whatsapp: the bytes as they came, before any parsing. 200 stored or known, 401 not signed by our app, 503 not stored. */
  readonly receiveWebhook: (rawBody: Uint8Array, signatureHeader: string | undefined) => Promise<{ readonly status: 200 | 401 | 503 }>;
  /** POST /v1/messages. `created` false: this id was accepted before. */
  readonly acceptOutgoing: (
    person: Pick<Person, 'id' | 'role' | 'teamIds'>,
    device: DeviceId,
    request: SendMessageRequest,
  ) => Promise<Result<{ readonly created: boolean; readonly message: Message }, RelayRefusal>>;
  /** POST /v1/messages/:id/resend */
  readonly resend: (person: Pick<Person, 'id' | 'role' | 'teamIds'>, id: MessageId) => Promise<Result<{ readonly message: Message }, RelayRefusal>>;
  /** POST /v1/messages/:id/plan */
  readonly changePlan: (person: Pick<Person, 'id' | 'role' | 'teamIds'>, id: MessageId, sendAt: Instant | null) => Promise<Result<{ readonly message: Message }, RelayRefusal>>;
  /** POST /v1/messages/:id/withdraw */
  readonly withdraw: (person: Pick<Person, 'id' | 'role' | 'teamIds'>, id: MessageId) => Promise<Result<null, RelayRefusal>>;
  readonly account: WhatsappAccount;
  readonly openMedia: (person: Pick<Person, 'id' | 'role' | 'teamIds'>, id: MediaId) => Promise<OpenedMedia>;
  /** The small picture of a file; `pending` while it is being made. */
  readonly openThumbnail: (person: Pick<Person, 'id' | 'role' | 'teamIds'>, id: MediaId) => Promise<OpenedMedia>;
  /** Call after a number was added: deliveries that came for it earlier are applied now. Answers how many were taken up again. */
  readonly reconsiderParked: (phoneNumberId: string) => Promise<number>;
  /** Takes a stopped number into service again at once (it is also tried by itself every few minutes). */
  readonly resumeNumber: (id: NumberId) => Promise<void>;
  /** Starts the workers: decoding, sending, fetching media. Work that a former process left is taken up. */
  readonly start: () => Promise<void>;
  /** For good: lets the jobs in hand end (a send takes 15 s at most; downloads are broken off), starts no other. What is unfinished is in the database. */
  readonly stop: () => Promise<void>;
  /** Resolves when every worker has looked and found nothing more to do at this moment. */
  readonly idle: () => Promise<void>;
};

/** How often to look for work that nobody announced. Work of this process is announced. */
const lookEveryMs = { decode: 2_000, send: 1_000, review: 5_000, media: 5_000, thumbnail: 5_000, upload: 2_000, account: 15_000 };

/** Messages in the air at a time. Meta's throughput is 80 a second; an answer takes a few tenths of one. */
const parallelSends = 8;
const parallelDownloads = 3;
const parallelUploads = 2;

/** Connects the adapter with the domains that it feeds. Nothing runs before `start`. */
export function composeWhatsapp(dependencies: WhatsappDependencies): Whatsapp {
  const { database, config, clock, scheduler, randomBytes, log, metrics } = dependencies;
  const newId = (): string => makeId(clock.now(), randomBytes(10));
  const stopping = new AbortController();
  const graph = createGraphHttp(config, stopping.signal);
  const files = config.mediaBucket === undefined || config.mediaBucket === null ? openMediaFiles(config.mediaDir) : openMediaBucket(config.mediaBucket);
  const { account, work } = composeAccount({
    database,
    clock,
    graph,
    files,
    randomBytes,
    newId,
    log,
    onUploaded: () => send.wake(),
  });
  const rooms: Rooms = {
    applyPreference,
    noteOptOut,
    noteOwnWord,
    applyTemplateNews,
    noteAccountNews,
    takeTurn,
    recogniseContact,
    applyIdentityChange,
    openConversation,
    noteMessage,
    recordMessage,
    applyReaction,
    applyEdit,
    applyCaptionEdit,
    noteCall,
    applyRevoke,
    applyStatus,
    recordMedia,
  };
  const loop = (name: keyof typeof lookEveryMs, parallel: number, once: () => Promise<boolean>): WorkLoop =>
    createWorkLoop({ name, once, parallel, pollMs: lookEveryMs[name], scheduler, log });

  const thumbnails = loop('thumbnail', 1, () => makeThumbnailNext({ database, clock, store: files, randomBytes }));
  const fetching = {
    database,
    clock,
    files,
    randomBytes,
    download: (wanted: { readonly metaId: string; readonly phoneNumberId: string }) => fetchMedia(graph, wanted),
    tell: (facts: LogFacts) => log.info(facts, 'media-fetched'),
  };
  const media = loop('media', parallelDownloads, async () => {
    if (!(await fetchNext(fetching))) return removeForgotten({ database, files });
    thumbnails.wake();
    return true;
  });
  const sendDependencies: SendDependencies = {
    database,
    clock,
    post: async (message) => {
      const outcome = await postMessage(graph, message);
      if (outcome.kind === 'refused') {
        const { code } = outcome.failure;
        // What else follows must not cost the outcome.
        await work.afterRefusal({ messageId: message.messageId, code, hadFile: message.metaMediaId !== null }).catch(() => log.warn({ code }, 'refusal-not-noted'));
      }
      return outcome;
    },
    decideAfterRefusal: decideAfterGraphError,
    describeStop,
    onAccepted: (attempt, known) => learnRecipient(database, { ...attempt, ...known, now: clock.now() }),
    tell: (facts) => (facts.outcome === 'accepted' ? log.info(facts, 'message-attempted') : log.warn(facts, 'message-attempted')),
    onHeld: (limit) => metrics.heldMessages.inc({ limit }),
    pause: (milliseconds) => new Promise((resolve) => void scheduler.after(milliseconds, resolve)),
    lookups: { readConsent, noteAnswer },
  };
  const send = loop('send', parallelSends, () => sendNext(sendDependencies));
  const review = loop('review', 1, async () => {
    const { resent, asked } = await reviewUnknown(database, clock.now());
    if (resent + asked > 0) {
      log.warn({ resent, asked }, 'unknown-outcomes-reviewed');
      send.wake();
    }
    return false;
  });
  const decode = loop('decode', 1, () =>
    decodeNext({
      database,
      clock,
      rooms,
      newId,
      log,
      changes: metrics.webhookChanges,
      canaries: metrics.canaries,
      onApplied: () => {
        media.wake();
        send.wake();
        accounts.wake();
      },
    }),
  );
  const watch = createWatchLoops({
    ...dependencies,
    newId,
    graph,
    rooms,
    appSecret: config.appSecret,
    publicUrl: config.publicUrl ?? null,
    stopping: stopping.signal,
    forgetStatuses: (now) => forgetSettledStatuses(database, now),
  });
  const uploads = loop('upload', parallelUploads, () => work.uploadNext());
  const accounts = loop('account', 1, () => work.lookAround());
  const loops = [decode, review, uploads, send, media, ...watch, thumbnails, accounts];

  return {
    verifySubscription: (query) => verifySubscription(query, config.verifyToken),
    receiveWebhook: (body, signature) =>
      receiveWebhook(
        { database, appSecret: config.appSecret, clock, newId, log, deliveries: metrics.webhookDeliveries, onStored: decode.wake },
        body,
        signature,
      ),
    acceptOutgoing: async (person, device, request) => {
      const accepted = await acceptOutgoing(database, { person, deviceId: device, request, now: clock.now(), digest, lookups: { findTemplate, takeUpload, readConsent, noteAnswer } });
      if (accepted.ok && accepted.value.created) {
        uploads.wake();
        send.wake();
      }
      return accepted;
    },
    changePlan: async (person, id, sendAt) => {
      const changed = await changePlan(database, { person, messageId: id, sendAt, now: clock.now(), readConsent });
      if (changed.ok) send.wake();
      return changed;
    },
    withdraw: (person, id) => withdrawMessage(database, { person, messageId: id, now: clock.now() }),
    resend: async (person, id) => {
      const queued = await resendMessage(database, { person, messageId: id, now: clock.now(), readConsent, noteAnswer });
      if (queued.ok) {
        uploads.wake();
        send.wake();
      }
      return queued;
    },
    account,
    openMedia: (person, id) => openMedia({ database, files }, person, id),
    openThumbnail: (person, id) => openThumbnail({ database, files }, person, id),
    reconsiderParked: async (phoneNumberId) => {
      const taken = await reconsiderParked(database, phoneNumberId, clock.now());
      if (taken > 0) decode.wake();
      // A new number brings templates and a standing of its own.
      await work.beginAnew();
      accounts.wake();
      return taken;
    },
    resumeNumber: async (id) => {
      await allowTrial(database, id);
      send.wake();
    },
    start: async () => {
      // A restart is how a new token arrives: stopped numbers are tried at once.
      await allowTrial(database, null);
      await work.beginAnew();
      for (const worker of loops) worker.start();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops.map((worker) => worker.stop()));
    },
    idle: async () => {
      await decode.idle();
      await Promise.all(loops.map((worker) => worker.idle()));
    },
  };
}
