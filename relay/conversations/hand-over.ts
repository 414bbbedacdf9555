import { acceptHandover } from '../../shared/domain/conversations/accept-handover.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { decideServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { HandOverRequest } from '../../shared/protocol/handovers.ts';
import type { Database, Sql } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { storeWork } from './change-work.ts';
import { lockVisibleConversation } from './lock-conversation.ts';
import { recordTeamMessage } from './record-team-message.ts';

type Former = { conversation_id: string; author: MessageAuthor; content: MessageContent };

/**
 * Hands a conversation over: the card in the thread, the new assignee, open and awake, all in one transaction. The id is the idempotency key.
 *
 * @returns whether it is new. `not-found` no such conversation in sight · `conflict` the id stands for something else · `triage-refused` with the rule in `about`.
 */
export async function handOver(
  database: Database,
  { person, request, now, findPeople }: {
    readonly person: Person;
    readonly request: HandOverRequest;
    readonly now: Instant;
    readonly findPeople: (sql: Sql, ids: readonly string[]) => Promise<readonly Person[]>;
  },
): Promise<Result<{ readonly created: boolean }, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    const conversation = await lockVisibleConversation(transaction, person, request.conversationId);
    if (conversation === null) return fail('not-found');
    // Before the rules: what was done once is not refused when it is asked again, even if the receiver has changed teams since.
    const [former] = await transaction.query<Former>('SELECT conversation_id, author, content FROM message WHERE id = $1', [request.id]);
    if (former !== undefined) return isSame(former, { conversationId: conversation.id, person, request }) ? succeed({ created: false }) : fail('conflict');
    const { to } = request;
    const people = to.kind === 'person' ? await findPeople(transaction, [to.personId]) : [];
    const accepted = acceptHandover({ card: request, actor: person, people, conversation });
    if (!accepted.ok) {
      const { kind, ...about } = accepted.error;
      return fail({ code: 'triage-refused', about: { rule: kind, ...about } });
    }
    const { summary, promises, assignee } = accepted.value;
    const window = decideServiceWindow(conversation.lastInboundAt, now);
    const windowClosesAt = window.state === 'open' ? window.closesAt : window.closedAt;
    const author = { kind: 'person', personId: person.id } as const;
    const content = { kind: 'handover', to, summary, promises, windowClosesAt, accepted: null } as const;
    if (!(await recordTeamMessage(transaction, { id: request.id, conversation, author, at: now, content, now }))) return fail('conflict');
    await storeWork(transaction, conversation, { assigneeId: assignee?.id ?? null, state: 'open', snooze: null });
    await transaction.query('UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint) WHERE id = $1', [conversation.id, now]);
    const { teamId } = conversation;
    await appendToLog(transaction, conversation.companyId, [{ entity: 'conversation', id: conversation.id, teamId }, { entity: 'message', id: request.id, teamId }], now);
    return succeed({ created: true });
  });
}

function isSame({ conversation_id: place, author, content }: Former, asked: { readonly conversationId: string; readonly person: Person; readonly request: HandOverRequest }): boolean {
  if (place !== asked.conversationId || author.kind !== 'person' || author.personId !== asked.person.id || content.kind !== 'handover') return false;
  const { to, summary } = asked.request;
  const isSameReceiver = content.to.kind === 'person' ? to.kind === 'person' && to.personId === content.to.personId : to.kind === 'team' && to.teamId === content.to.teamId;
  return isSameReceiver && content.summary === summary.trim();
}
