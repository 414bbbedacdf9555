import type { MediaReference } from '../../shared/domain/messages/content.ts';
import type { UploadKind } from '../../shared/domain/media/media-rules.ts';
import type { UploadRefusal } from '../../shared/domain/media/decide-upload.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { hour, minute } from '../../shared/kernel/time.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { BlockResponse } from '../../shared/protocol/contacts.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { BusinessProfile } from '../../shared/protocol/numbers.ts';
import { blockContact } from '../contacts/block-contact.ts';
import { noteOptOut } from '../contacts/note-opt-out.ts';
import type { Database } from '../database/database.ts';
import { takeTask } from '../database/take-task.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { acceptUpload } from '../media/accept-upload.ts';
import { forgetUnused } from '../media/forget-unused.ts';
import type { MediaFiles } from '../media/media-files.ts';
import { uploadNext } from '../media/upload-next.ts';
import { failWaiting } from '../messages/fail-waiting.ts';
import { findNewestInbound } from '../messages/find-newest-inbound.ts';
import { listStandings } from '../numbers/list-standings.ts';
import type { StandingEntry } from '../numbers/list-standings.ts';
import { writeStanding } from '../numbers/note-account-news.ts';
import { listTemplates } from '../templates/load-templates.ts';
import { storeTemplates } from '../templates/store-templates.ts';
import { templateListTask } from './apply/apply-account-event.ts';
import { blockUsersAtMeta } from './graph/block-users.ts';
import type { GraphHttp } from './graph/graph-http.ts';
import { listTemplatesAtMeta } from './graph/list-templates.ts';
import { markReadAtMeta } from './graph/mark-read.ts';
import { changeProfile, fetchProfile, fetchStanding } from './graph/number-facts.ts';
import { uploadMedia } from './graph/upload-media.ts';
import type { WhatsappLog } from './whatsapp-log.ts';

type Acting = Pick<Person, 'id' | 'role' | 'teamIds'>;

/** What people do with WhatsApp besides sending messages. */
export type WhatsappAccount = {
  /** POST /v1/media. Rejects when the sender breaks off. */
  readonly acceptUpload: (
    person: Acting,
    upload: { readonly conversationId: string; readonly kind: UploadKind; readonly claimed: string; readonly bytes: AsyncIterable<Uint8Array> },
  ) => Promise<Result<MediaReference, UploadRefusal | { readonly kind: 'not-found' }>>;
  readonly mark: (person: Acting, conversationId: string, how: 'read' | 'typing') => Promise<Result<null, RelayRefusal>>;
  readonly listTemplates: (companyId: string) => Promise<readonly Template[]>;
  readonly syncTemplates: () => Promise<{ readonly changed: number; readonly failed: number }>;
  readonly block: (person: Acting, contactId: string, act: 'block' | 'unblock') => Promise<Result<BlockResponse, 'not-found'>>;
  readonly listStandings: (companyId: string) => Promise<readonly StandingEntry[]>;
  readonly readProfile: (companyId: string, numberId: string) => Promise<Result<BusinessProfile, RelayRefusal>>;
  readonly changeProfile: (companyId: string, numberId: string, profile: BusinessProfile) => Promise<Result<BusinessProfile, RelayRefusal>>;
};

/** The work behind it, for the loops of the adapter. */
export type AccountWork = {
  /** Uploads the file of one message that waits for it. */
  readonly uploadNext: () => Promise<boolean>;
  /** Does what is due by the hour. */
  readonly lookAround: () => Promise<boolean>;
  /** Makes everything due, as at a start. */
  readonly beginAnew: () => Promise<void>;
  readonly afterRefusal: (refused: { readonly messageId: string; readonly code: number | null; readonly hadFile: boolean }) => Promise<void>;
};

const standingTask = 'number-standing';
const every = hour;
/** After a failure it is tried again sooner. */
const retryAfter = 5 * minute;

/** Errors after which the copy of a file at Meta is not to be trusted. */
const fileErrors = new Set([100, 131009, 131052, 131053]);

export function composeAccount(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly graph: GraphHttp;
  readonly files: MediaFiles;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly newId: () => string;
  readonly log: WhatsappLog;
  readonly onUploaded: () => void;
}): { readonly account: WhatsappAccount; readonly work: AccountWork } {
  const { database, clock, graph, files, newId, log } = parts;

  const syncTemplates = async (): Promise<{ readonly changed: number; readonly failed: number }> => {
    const accounts = await database.query<{ company_id: string; business_account_id: string }>(
      'SELECT DISTINCT company_id, business_account_id FROM number WHERE business_account_id IS NOT NULL ORDER BY business_account_id',
    );
    let changed = 0;
    let failed = 0;
    for (const { company_id: companyId, business_account_id: businessAccountId } of accounts) {
      const askedAt = clock.now();
      const list = await listTemplatesAtMeta(graph, businessAccountId);
      if (list.kind === 'failed') {
        failed += 1;
        log.warn({ code: list.code }, 'templates-not-listed');
        continue;
      }
      changed += await storeTemplates(database, { companyId, businessAccountId, templates: list.templates, askedAt, now: clock.now(), newId });
    }
    return { changed, failed };
  };

  const syncStandings = async (): Promise<number> => {
    const numbers = await database.query<{ id: string; phone_number_id: string }>('SELECT id, phone_number_id FROM number ORDER BY id');
    let failed = 0;
    for (const number of numbers) {
      const asked = await fetchStanding(graph, number.phone_number_id);
      if (asked.ok) await database.transaction((transaction) => writeStanding(transaction, number.id, { ...asked.standing, checkedAt: clock.now() }));
      else failed += 1;
    }
    return failed;
  };

  const byTheHour = async (task: string, work: () => Promise<number>): Promise<void> => {
    if (!(await takeTask(database, task, every, clock.now()))) return;
    const failed = await work();
    if (failed > 0) await database.query('UPDATE shared_task SET begun_at = $2 WHERE name = $1', [task, clock.now() - every + retryAfter]);
  };

  const findNumber = async (companyId: string, numberId: string): Promise<string | null> => {
    const [row] = await database.query<{ phone_number_id: string }>('SELECT phone_number_id FROM number WHERE id = $1 AND company_id = $2', [numberId, companyId]);
    return row?.phone_number_id ?? null;
  };

  const account: WhatsappAccount = {
    acceptUpload: (person, upload) =>
      acceptUpload({ database, files, randomBytes: parts.randomBytes, newId, now: clock.now() }, { person, ...upload }),
    mark: async (person, conversationId, how) => {
      const newest = await findNewestInbound(database, { person, conversationId, now: clock.now() });
      if (!newest.ok) return newest;
      const marked = await markReadAtMeta(graph, { ...newest.value, typing: how === 'typing' });
      return marked.ok ? succeed(null) : fail(refusedBy(marked.code));
    },
    listTemplates: (companyId) => listTemplates(database, companyId),
    syncTemplates,
    block: (person, contactId, act) => blockContact(database, { person, contactId, act, now: clock.now(), ask: (wanted) => blockUsersAtMeta(graph, wanted) }),
    listStandings: (companyId) => listStandings(database, companyId),
    readProfile: async (companyId, numberId) => {
      const phoneNumberId = await findNumber(companyId, numberId);
      if (phoneNumberId === null) return fail('not-found');
      const read = await fetchProfile(graph, phoneNumberId);
      return read.ok ? succeed(read.profile) : fail(refusedBy(read.code));
    },
    changeProfile: async (companyId, numberId, profile) => {
      const phoneNumberId = await findNumber(companyId, numberId);
      if (phoneNumberId === null) return fail('not-found');
      const changed = await changeProfile(graph, phoneNumberId, profile);
      return changed.ok ? account.readProfile(companyId, numberId) : fail(refusedBy(changed.code));
    },
  };

  const work: AccountWork = {
    uploadNext: async () => {
      const worked = await uploadNext({
        database,
        clock,
        files,
        upload: (file) => uploadMedia(graph, file),
        fail: (messageId, { code, reason, detail }) => failWaiting(database, { messageId, failure: { code, reason, detail }, now: clock.now() }),
      });
      if (worked) parts.onUploaded();
      return worked;
    },
    lookAround: async () => {
      await byTheHour(templateListTask, async () => (await syncTemplates()).failed);
      await byTheHour(standingTask, syncStandings);
      await forgetUnused(database, clock.now());
      return false;
    },
    beginAnew: async () => {
      await database.query('DELETE FROM shared_task WHERE name = ANY($1::text[])', [[templateListTask, standingTask]]);
    },
    afterRefusal: async ({ messageId, code, hadFile }) => {
      if (code === 131050) {
        await database.transaction(async (transaction) => {
          const contactId = await noteOptOut(transaction, messageId, clock.now());
          if (contactId === null) return;
          const [place] = await transaction.query<{ company_id: string; team_id: string }>(
            'SELECT message.company_id, number.team_id FROM message JOIN number ON number.id = message.number_id WHERE message.id = $1',
            [messageId],
          );
          if (place !== undefined) await appendToLog(transaction, place.company_id, [{ entity: 'contact', id: contactId, teamId: place.team_id }], clock.now());
        });
      }
      if (hadFile && code !== null && fileErrors.has(code)) {
        await database.query(
          'UPDATE media_upload SET meta_id = NULL, next_attempt_at = 0 WHERE media_id = (SELECT media_id FROM outgoing WHERE message_id = $1)',
          [messageId],
        );
      }
    },
  };
  return { account, work };
}

/** Meta's refusal, or, without a code, that Meta could not be asked. */
function refusedBy(code: number | null): RelayRefusal {
  return code === null ? 'unavailable' : { code: 'whatsapp-refused', about: { code } };
}
