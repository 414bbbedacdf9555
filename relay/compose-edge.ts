import { companyId, deviceId } from '../shared/kernel/ids.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Redacted } from '../shared/kernel/redacted.ts';
import type { Result } from '../shared/kernel/result.ts';
import { unreachable } from '../shared/kernel/unreachable.ts';
import type { RelayErrorCode } from '../shared/protocol/errors.ts';
import { streamBeatMs } from '../shared/protocol/stream.ts';
import { composeContactCare } from './compose-contact-care.ts';
import { composeIdentity } from './compose-identity.ts';
import { composeQuickReplies } from './compose-quick-replies.ts';
import { composeSearch } from './compose-search.ts';
import { composeNumbers } from './compose-numbers.ts';
import { composeTriage } from './compose-triage.ts';
import { composeAdministration } from './compose-administration.ts';
import { contactOfNumber } from './contacts/contact-of-number.ts';
import { findByNumber } from './contacts/find-by-number.ts';
import { loadContacts } from './contacts/load-contacts.ts';
import { beginConversation } from './conversations/begin-conversation.ts';
import { loadConversations, loadJoined } from './conversations/load-conversations.ts';
import type { Database } from './database/database.ts';
import { isUpToDate } from './database/migrate.ts';
import { authenticateDevice } from './devices/authenticate-device.ts';
import { enrolDevice } from './devices/enrol-device.ts';
import { loadNumbers } from './directory/load-numbers.ts';
import { listPeople, loadPeople } from './directory/load-people.ts';
import { listTeams, loadTeams } from './directory/load-teams.ts';
import type { DeviceCaller } from './edge/caller.ts';
import type { EdgeFunctions, MediaBytes } from './edge/edge.ts';
import { openStreamHub } from './edge/stream-hub.ts';
import type { LogBell } from './event-log/log-bell.ts';
import { readChanges, readHead } from './event-log/read-changes.ts';
import type { ChangeLoaders } from './event-log/change-loaders.ts';
import { loadInboundVerifiedAt } from './insights/load-inbound-ages.ts';
import { loadTeamView } from './insights/load-team-view.ts';
import { errorFields } from './log.ts';
import type { Log } from './log.ts';
import { loadMessages } from './messages/load-messages.ts';
import { takeTurn } from './messages/take-turn.ts';
import type { OpenedMedia } from './media/open-media.ts';
import type { Metrics } from './metrics.ts';
import { sameSecret } from './same-secret.ts';
import { loadPolicy, loadRevision, loadRules } from './policy/load-policy.ts';
import { recordPolicyReport } from './policy/record-report.ts';
import type { PresenceBell } from './presence/presence-bell.ts';
import type { RandomBytes } from './random.ts';
import { loadQuickReplies } from './quick-replies/load-quick-replies.ts';
import { recordPurgeReceipt } from './receipts/record-receipt.ts';
import { loadTemplates } from './templates/load-templates.ts';
import type { Whatsapp } from './whatsapp/compose-whatsapp.ts';
import { cleanDisplayName } from './whatsapp/decode/clean-name.ts';

/** What stands behind the HTTP interface. */
export type EdgeParts = {
  readonly database: Database;
  readonly bell: LogBell;
  readonly presence: PresenceBell;
  readonly whatsapp: Whatsapp;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'streamClients'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: RandomBytes;
  readonly operatorToken: Redacted;
  readonly sandboxed: boolean;
  readonly zone: string;
  /** Between two beats of a stream; tests shorten it. */
  readonly beatMs?: number;
};

const loaders: ChangeLoaders = {
  teams: loadTeams,
  people: loadPeople,
  numbers: loadNumbers,
  contacts: loadContacts,
  conversations: loadConversations,
  joined: loadJoined,
  messages: loadMessages,
  templates: loadTemplates,
  quickReplies: loadQuickReplies,
  policy: loadRules,
};

/** Connects the domains with the edge: the one place that knows both. */
export function composeEdge(parts: EdgeParts): EdgeFunctions {
  const { database, whatsapp, now } = parts;
  const streams = openStreamHub({
    clock: { now },
    beatMs: parts.beatMs ?? streamBeatMs,
    readState: async (company) => ({
      head: await readHead(database, company),
      policyRevision: await loadRevision(database, company),
      inboundVerifiedAt: await loadInboundVerifiedAt(database, company),
    }),
    subscribe: (company, hear) => parts.bell.subscribe(company, hear),
    onCount: (count) => parts.metrics.streamClients.set(count),
    onError: (error) => parts.log.error({ error: errorFields(error) }, 'stream state could not be read'),
  });
  parts.presence.subscribe(streams.tellPresence);
  return {
    authenticate: {
      isOperator: (token) => sameSecret(token, parts.operatorToken),
      device: async (token): Promise<DeviceCaller | null> => {
        const device = await authenticateDevice(database, token, now());
        if (device === null) return null;
        const person = (await loadPeople(database, [device.personId])).get(device.personId);
        return person === undefined ? null : { deviceId: deviceId.parse(device.id), companyId: device.companyId, person };
      },
    },
    webhooks: whatsapp,
    enrol: async (request) => {
      const enrolled = await enrolDevice(database, request, { now: now(), newId: parts.newId, random: parts.random });
      if (!enrolled.ok) return enrolled;
      const device = enrolled.value;
      const person = (await loadPeople(database, [device.personId])).get(device.personId);
      if (person === undefined) return fail('code-unknown');
      return succeed({
        deviceId: deviceId.parse(device.deviceId),
        token: device.token,
        company: { id: companyId.parse(device.companyId), name: device.companyName },
        person,
        policyPublicKey: Buffer.from(device.policyPublicKey).toString('base64'),
      });
    },
    readChanges: async (device, query) => ({
      ...(await readChanges(database, loaders, { companyId: device.companyId, person: device.person, after: query.after, limit: query.limit, now: now() })),
      inboundVerifiedAt: await loadInboundVerifiedAt(database, device.companyId),
    }),
    streams,
    send: (device, request) => whatsapp.acceptOutgoing(device.person, device.deviceId, request),
    changePlan: (device, id, sendAt) => whatsapp.changePlan(device.person, id, sendAt),
    withdraw: (device, id) => whatsapp.withdraw(device.person, id),
    resend: (device, id) => whatsapp.resend(device.person, id),
    openMedia: async (device, id) => readOpened(await whatsapp.openMedia(device.person, id)),
    openThumbnail: async (device, id) => readOpened(await whatsapp.openThumbnail(device.person, id)),
    quickReplies: composeQuickReplies({ database, now }),
    findByNumber: (device, phone) => findByNumber(database, { companyId: device.companyId, person: device.person, phone }),
    beginConversation: (device, { phone, numberId, name }) => {
      const facts = { companyId: device.companyId, now: now(), newId: parts.newId };
      return beginConversation(database, {
        ...facts, person: device.person, numberId,
        takeTurn: (transaction) => takeTurn(transaction, 'alone'),
        findContact: (transaction) => contactOfNumber(transaction, { ...facts, phone, name: cleanDisplayName(name) }),
      });
    },
    identity: composeIdentity({ database, now }),
    search: composeSearch({ database }),
    triage: composeTriage(parts),
    contactCare: composeContactCare(parts),
    ...composeNumbers(parts),
    currentPolicy: (company) => loadPolicy(database, company),
    reportPolicy: (device, report) => recordPolicyReport(database, device.deviceId, report, now()),
    keepReceipt: (device, receipt) => recordPurgeReceipt(database, { id: device.deviceId, companyId: device.companyId }, receipt, now()),
    teamView: async (device) =>
      loadTeamView(database, device.person, { teams: await listTeams(database, device.companyId), people: await listPeople(database, device.companyId) }),
    admin: composeAdministration({ ...parts, endStreams: streams.endDevice, onNumberAdded: (phoneNumberId) => whatsapp.reconsiderParked(phoneNumberId) }),
    isReady: () => isUpToDate(database).catch(() => false),
  };
}

function readOpened(opened: OpenedMedia): Result<MediaBytes, RelayErrorCode> {
  switch (opened.kind) {
    case 'ready':
      return succeed({ mimeType: opened.mimeType, size: opened.size, bytes: opened.stream });
    case 'pending':
      return fail('media-pending');
    case 'failed':
      return fail('media-failed');
    case 'not-found':
      return fail('not-found');
    default:
      return unreachable(opened);
  }
}
