import { advanceWaiting } from '../../shared/domain/conversations/advance-waiting.ts';
import { decideAssign } from '../../shared/domain/conversations/decide-assign.ts';
import { decideClose } from '../../shared/domain/conversations/decide-close.ts';
import { decideReopen } from '../../shared/domain/conversations/decide-reopen.ts';
import { decideSnooze } from '../../shared/domain/conversations/decide-snooze.ts';
import type { TriageAct, TriageOutcome } from '../../shared/domain/conversations/triage-act.ts';
import type { ActivityContent } from '../../shared/domain/messages/team-content.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { Database, Sql } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { recordActivity, storeWork } from './change-work.ts';
import type { WorkChange } from './change-work.ts';
import { lockVisibleConversation } from './lock-conversation.ts';
import type { LockedConversation } from './lock-conversation.ts';

export type TriageFacts = {
  readonly person: Person;
  readonly act: TriageAct;
  readonly now: Instant;
  readonly newId: () => string;
  /** People by id; another domain owns them. */
  readonly findPerson: (sql: Sql, id: string) => Promise<Person | null>;
};

type Step =
  | { readonly outcome: TriageOutcome; readonly change: null }
  | { readonly outcome: TriageOutcome; readonly change: WorkChange; readonly line: Pick<ActivityContent, 'act'> & Partial<Pick<ActivityContent, 'personId' | 'until'>> };

/**
 * Does one act on one conversation: new state, its line in the thread and the log in one transaction. Idempotent: what is so already writes nothing.
 */
export async function triageConversation(database: Database, id: string, facts: TriageFacts): Promise<TriageOutcome> {
  const { person, now, newId } = facts;
  return database.transaction(async (transaction) => {
    const conversation = await lockVisibleConversation(transaction, person, id);
    if (conversation === null) return refuse('not-found').outcome;
    const step = await decide(transaction, conversation, facts);
    if (step.change === null) return step.outcome;
    await storeWork(transaction, conversation, step.change);
    const entries = await recordActivity(transaction, conversation, step.line, { author: { kind: 'person', personId: person.id }, at: now, now, newId });
    await appendToLog(transaction, conversation.companyId, entries, now);
    return step.outcome;
  });
}

async function decide(sql: Sql, conversation: LockedConversation, { person, act, now, findPerson }: TriageFacts): Promise<Step> {
  switch (act.kind) {
    case 'assign': {
      const assignee = act.assigneeId === null ? null : await findPerson(sql, act.assigneeId);
      if (assignee === null && act.assigneeId !== null) return refuse('no-such-person');
      const decision = decideAssign({ actor: person, assignee, conversation });
      if (decision.kind === 'unchanged') return unchanged;
      if (decision.kind === 'refuse') return refuse(decision.reason === 'not-visible' ? 'not-found' : decision.reason);
      const line = { act: act.assigneeId === null ? 'unassigned' : 'assigned', personId: act.assigneeId } as const;
      return { outcome: { outcome: 'done', reason: decision.reason }, change: { assigneeId: act.assigneeId }, line };
    }
    case 'snooze': {
      const decision = decideSnooze(act, { conversation, now });
      if (decision.kind === 'refuse') return refuse(decision.reason);
      const { until, reason } = decision;
      if (conversation.snooze !== null && conversation.snooze.until === until && conversation.snooze.untilReply === act.untilReply) return unchanged;
      return {
        outcome: { outcome: 'done', reason: reason === 'as-asked' ? 'snoozed' : 'snoozed-capped-by-window', until },
        change: { snooze: { until, untilReply: act.untilReply, by: person.id, at: now } },
        line: { act: 'snoozed', until },
      };
    }
    case 'close': {
      if (decideClose(conversation).kind === 'unchanged') return unchanged;
      const { waitingSince, answeredAt } = advanceWaiting(conversation, { kind: 'settled', lastInboundAt: conversation.lastInboundAt });
      return { outcome: { outcome: 'done', reason: 'closed' }, change: { state: 'closed', snooze: null, waitingSince, answeredAt }, line: { act: 'closed' } };
    }
    case 'reopen': {
      const decision = decideReopen(conversation);
      if (decision.kind === 'unchanged') return unchanged;
      return { outcome: { outcome: 'done', reason: decision.reason }, change: { state: 'open', snooze: null }, line: { act: decision.kind === 'wake' ? 'woke' : 'reopened' } };
    }
    default:
      return unreachable(act);
  }
}

const unchanged: Step = { outcome: { outcome: 'unchanged', reason: 'already-so' }, change: null };

function refuse(reason: Extract<TriageOutcome, { outcome: 'refused' }>['reason']): Step {
  return { outcome: { outcome: 'refused', reason }, change: null };
}
