import type { TriageAct, TriageOutcome } from '../../shared/domain/conversations/triage-act.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from '../text/time-words.ts';
import { isolate } from '../text/words.ts';
import type { Words } from '../text/words.ts';

type Done = Extract<TriageOutcome, { outcome: 'done' }>;
type Refused = Extract<TriageOutcome, { outcome: 'refused' }>;

/**
 * What an act on one or several conversations came to, in words: what was done, what was so already, what was refused and why. `problem` when anything was refused.
 * Pure.
 */
export function sayOutcomes(
  words: Words,
  facts: { readonly act: TriageAct; readonly results: readonly TriageOutcome[]; readonly people: readonly Person[]; readonly now: Instant },
): { readonly words: string; readonly tone: 'good' | 'problem' } {
  const { act, results } = facts;
  const done = results.filter((result): result is Done => result.outcome === 'done');
  const refused = results.filter((result): result is Refused => result.outcome === 'refused');
  const unchanged = results.length - done.length - refused.length;
  const sentences: string[] = [];
  for (const [reason, group] of groupBy(done, (each) => each.reason)) sentences.push(sayDone(words, reason, group, facts));
  if (unchanged > 0) sentences.push(words.text(`triage.unchanged.${act.kind}`, { count: unchanged }));
  for (const [reason, group] of groupBy(refused, (each) => each.reason)) {
    sentences.push(words.text('triage.refused', { count: group.length, why: words.text(`triage.refused.${reason}`) }));
  }
  return { words: sentences.join(' '), tone: refused.length > 0 ? 'problem' : 'good' };
}

function sayDone(
  words: Words,
  reason: Done['reason'],
  group: readonly Done[],
  facts: { readonly act: TriageAct; readonly people: readonly Person[]; readonly now: Instant },
): string {
  const count = group.length;
  const until = group[0]?.until ?? null;
  const time = until === null ? '' : moment(words, until, facts.now);
  switch (reason) {
    case 'given': {
      const assignee = facts.act.kind === 'assign' ? facts.act.assigneeId : null;
      const name = facts.people.find(({ id }) => id === assignee)?.name;
      return words.text('triage.done.given', { count, name: name === undefined ? words.text('author.colleague') : isolate(name) });
    }
    case 'snoozed':
      return until === null ? words.text('triage.done.snoozedUntilReply', { count }) : words.text('triage.done.snoozed', { count, time });
    case 'snoozed-capped-by-window':
      return words.text('triage.done.capped', { count, time });
    case 'taken':
    case 'released':
    case 'closed':
    case 'reopened':
    case 'woken':
      return words.text(`triage.done.${reason}`, { count });
  }
}
