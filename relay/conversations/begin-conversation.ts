import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { ConversationId, TeamId } from '../../shared/kernel/ids.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database, Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import type { LogEntry } from '../event-log/append-to-log.ts';
import { recordActivity, storeWork } from './change-work.ts';
import { lockConversation } from './lock-conversation.ts';
import { openConversation } from './open-conversation.ts';

export type Beginning = {
  readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly companyId: string;
  readonly numberId: string;
  readonly now: Instant;
  readonly newId: () => string;
  /** First of all, before any row is locked: two who begin at once must not make the same contact twice. */
  readonly takeTurn: (transaction: Transaction) => Promise<void>;
  /** Whom it is with; another domain owns contacts. */
  readonly findContact: (transaction: Transaction) => Promise<string>;
};

export type Begun = Result<{ readonly conversationId: ConversationId; readonly created: boolean }, 'not-found'>;

/**
 * Finds the conversation with somebody on one of our numbers, or begins it: nothing is sent. Who begins it looks after it; one that is there already stays as it is.
 *
 * @returns `not-found` when this person does not write from that number.
 */
export async function beginConversation(database: Database, beginning: Beginning): Promise<Begun> {
  const { person, companyId, numberId, now, newId } = beginning;
  return database.transaction(async (transaction): Promise<Begun> => {
    await beginning.takeTurn(transaction);
    const [number] = await transaction.query<{ team_id: TeamId }>('SELECT team_id FROM number WHERE id = $1 AND company_id = $2', [numberId, companyId]);
    if (number === undefined || !decideVisibility(person, number.team_id).visible) return fail('not-found');
    const contactId = await beginning.findContact(transaction);
    const { conversationId, created } = await openConversation(transaction, { companyId, numberId, contactId, now, newId });
    const entries = created ? await giveTo(transaction, conversationId, beginning) : [{ entity: 'conversation' as const, id: conversationId, teamId: number.team_id }];
    // Also of one that was there: a device on which it was purged gets it again.
    await appendToLog(transaction, companyId, [{ entity: 'contact', id: contactId, teamId: number.team_id }, ...entries], now);
    return succeed({ conversationId: conversationId as ConversationId, created });
  });
}

async function giveTo(transaction: Transaction, conversationId: string, { person, now, newId }: Beginning): Promise<readonly LogEntry[]> {
  const conversation = await lockConversation(transaction, conversationId);
  if (conversation === null) throw new Error('A conversation that was begun is not there');
  await storeWork(transaction, conversation, { assigneeId: person.id });
  return recordActivity(transaction, conversation, { act: 'assigned', personId: person.id }, { author: { kind: 'person', personId: person.id }, at: now, now, newId });
}
