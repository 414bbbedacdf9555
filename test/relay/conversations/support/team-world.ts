import { onTestFinished } from 'vitest';
import { addNumber } from '../../../../relay/directory/add-number.ts';
import { addPerson } from '../../../../relay/directory/add-person.ts';
import { addTeam } from '../../../../relay/directory/add-team.ts';
import { loadConversations } from '../../../../relay/conversations/load-conversations.ts';
import { loadMessages } from '../../../../relay/messages/load-messages.ts';
import type { Database } from '../../../../relay/database/database.ts';
import type { Conversation } from '../../../../shared/domain/conversations/conversation.ts';
import type { Message } from '../../../../shared/domain/messages/message.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { personId, teamId } from '../../../../shared/kernel/ids.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import type { FakeClock } from '../../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../../support/make-company.ts';
import type { TestCompany } from '../../../support/make-company.ts';
import { startTestEdge } from '../../../support/start-test-edge.ts';
import type { TestEdge } from '../../../support/start-test-edge.ts';

type Answer = { readonly status: number; readonly json: any };

/** Two teams on a real database behind real HTTP: the demo company's, and another one with a number and a person of its own. */
export type TeamWorld = {
  readonly database: Database;
  readonly clock: FakeClock;
  readonly company: TestCompany;
  readonly edge: TestEdge;
  readonly stranger: Person;
  readonly post: (path: string, body: unknown, who?: Person) => Promise<Answer>;
  /** A conversation as it stands after the contact's message of `lastInboundAt`. */
  readonly addConversation: (more?: { readonly lastInboundAt?: number | null; readonly otherTeam?: boolean }) => Promise<string>;
  readonly conversation: (id: string) => Promise<Conversation>;
  /** What stands in the thread, oldest first. */
  readonly thread: (id: string) => Promise<readonly Message[]>;
  readonly logLength: () => Promise<number>;
  readonly enrol: (person: Person) => Promise<string>;
  /** A second relay process on the same database. */
  readonly second: () => Promise<TestEdge>;
};

export async function openTeamWorld(open: () => Promise<Database>): Promise<TeamWorld> {
  const database = await open();
  const clock = fakeClock();
  const company = await makeTestCompany(database, clock.now());
  const otherTeam = { id: teamId.parse(testId()), name: 'Sales' };
  const stranger: Person = { id: personId.parse(testId()), name: 'Otto Stern', role: 'employee', teamIds: [otherTeam.id] };
  const otherNumber = testId();
  await database.transaction(async (transaction) => {
    await addTeam(transaction, company.id, otherTeam);
    await addPerson(transaction, company.id, stranger);
    await addNumber(transaction, company.id, { id: otherNumber, teamId: otherTeam.id, name: 'Sales', displayPhoneNumber: '+1 555 0199', phoneNumberId: '999', businessAccountId: null } as never);
  });
  const edges: TestEdge[] = [await startTestEdge({ database, clock })];
  const [edge] = edges as [TestEdge];
  onTestFinished(async () => {
    for (const each of edges) await each.close();
    await database.close();
  });
  const tokens = new Map<string, string>();
  const enrol = async (person: Person): Promise<string> => {
    const token = tokens.get(person.id) ?? (await edge.enrol(person.id));
    tokens.set(person.id, token);
    return token;
  };
  return {
    database,
    clock,
    company,
    edge,
    stranger,
    enrol,
    post: async (path, body, who = company.employee) => edge.ask('POST', path, { token: await enrol(who), body }),
    addConversation: async ({ lastInboundAt = clock.now(), otherTeam: isOther = false } = {}) => {
      const [id, contact] = [testId(), testId()];
      await database.query("INSERT INTO contact (id, company_id, display_name, created_at) VALUES ($1, $2, 'Aylin', $3)", [contact, company.id, clock.now()]);
      await database.query(
        `INSERT INTO conversation (id, company_id, number_id, contact_id, created_at, last_message_at, last_inbound_at, waiting_since) VALUES ($1, $2, $3, $4, $5, $6::bigint, $6::bigint, $6::bigint)`,
        [id, company.id, isOther ? otherNumber : company.numberId, contact, clock.now(), lastInboundAt],
      );
      return id;
    },
    conversation: async (id) => {
      const found = (await loadConversations(database, [id])).get(id);
      if (found === undefined) throw new Error('No such conversation');
      return found;
    },
    thread: async (id) => {
      const rows = await database.query<{ id: string }>('SELECT id FROM message WHERE conversation_id = $1 ORDER BY at, recorded_at, id', [id]);
      const messages = await loadMessages(database, rows.map((row) => row.id));
      return rows.flatMap((row) => messages.get(row.id) ?? []);
    },
    logLength: async () => (await database.query<{ head: number }>('SELECT head FROM event_log_head'))[0]?.head ?? 0,
    second: async () => {
      const another = await startTestEdge({ database, clock });
      edges.push(another);
      return another;
    },
  };
}
