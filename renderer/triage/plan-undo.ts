import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { TriageAct, TriageOutcome } from '../../shared/domain/conversations/triage-act.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** A conversation as it was before an act. */
export type Before = Pick<Conversation, 'id' | 'assigneeId' | 'state' | 'snooze'>;
/** One act on some conversations; several are done one after the other. */
export type UndoStep = { readonly ids: readonly ConversationId[]; readonly act: TriageAct };

/**
 * What puts the conversations back that an act has changed; empty when nothing can be put back. A snooze whose time has passed meanwhile stays ended, and one that the
 * service window had cut short is asked for as it was. Pure.
 */
export function planUndo(facts: {
  readonly act: TriageAct;
  readonly before: readonly Before[];
  readonly results: readonly { readonly id: ConversationId; readonly result: TriageOutcome }[];
  readonly now: Instant;
}): readonly UndoStep[] {
  const done = new Set(facts.results.filter(({ result }) => result.outcome === 'done').map(({ id }) => id));
  const changed = facts.before.filter(({ id }) => done.has(id));
  const idsOf = (list: readonly Before[]) => list.map(({ id }) => id);
  const steps: UndoStep[] = [];
  switch (facts.act.kind) {
    case 'assign':
      for (const [assigneeId, group] of groupBy(changed, (each): PersonId | null => each.assigneeId)) steps.push({ ids: idsOf(group), act: { kind: 'assign', assigneeId } });
      break;
    case 'close':
    case 'snooze':
      steps.push({ ids: idsOf(changed), act: { kind: 'reopen' } });
      break;
    case 'reopen':
      steps.push({ ids: idsOf(changed.filter(({ state }) => state === 'closed')), act: { kind: 'close' } });
      break;
  }
  if (facts.act.kind !== 'assign') {
    for (const { id, snooze } of changed) {
      if (snooze === null || (snooze.until !== null && snooze.until <= facts.now)) continue;
      steps.push({ ids: [id], act: { kind: 'snooze', until: snooze.until, untilReply: snooze.untilReply } });
    }
  }
  return steps.filter(({ ids }) => ids.length > 0);
}
