import type { CommandResponse } from '../../shared/bridge/commands.ts';
import { mostTriaged } from '../../shared/domain/conversations/most-triaged.ts';
import type { TriageAct } from '../../shared/domain/conversations/triage-act.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { readClock } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import type { Words } from '../text/words.ts';
import { planUndo } from './plan-undo.ts';
import type { Before, UndoStep } from './plan-undo.ts';
import { sayOutcomes } from './say-outcomes.ts';
import { say } from './triage-store.ts';

type Results = CommandResponse<'conversations.triage'>['results'];

/** Does one act on conversations, says what it came to, and offers to take it back. Never throws. */
export async function runTriage(words: Words, before: readonly Before[], act: TriageAct): Promise<void> {
  const asked = await ask(before.map(({ id }) => id), act);
  if (asked.failure !== null && asked.results.length === 0) {
    say({ words: words.text(`triage.failed.${asked.failure}`), tone: 'problem', undo: null });
    return;
  }
  const { people } = useDirectory.getState();
  const now = readClock();
  const said = sayOutcomes(words, { act, results: asked.results.map(({ result }) => result), people, now });
  const steps = planUndo({ act, before, results: asked.results, now });
  const failed = asked.failure === null ? '' : ` ${words.text(`triage.failed.${asked.failure}`)}`;
  say({ words: `${said.words}${failed}`, tone: asked.failure === null ? said.tone : 'problem', undo: steps.length === 0 ? null : () => undo(words, steps) });
}

/** The relay takes only so many at a time; what was done before the line broke is answered all the same. */
async function ask(ids: readonly ConversationId[], act: TriageAct): Promise<{ readonly results: Results; readonly failure: 'offline' | 'refused' | 'unexpected' | null }> {
  const results: Results = [];
  for (let from = 0; from < ids.length; from += mostTriaged) {
    const answer = await call('conversations.triage', { ids: ids.slice(from, from + mostTriaged), act });
    if (!answer.ok) return { results, failure: answer.error.kind };
    results.push(...answer.value.results);
  }
  return { results, failure: null };
}

async function undo(words: Words, steps: readonly UndoStep[]): Promise<void> {
  let refused = 0;
  for (const step of steps) {
    const { results, failure } = await ask(step.ids, step.act);
    if (failure !== null) return say({ words: words.text(`triage.failed.${failure}`), tone: 'problem', undo: null });
    refused += results.filter(({ result }) => result.outcome === 'refused').length;
  }
  say(refused === 0 ? { words: words.text('triage.undone'), tone: 'good', undo: null } : { words: words.text('triage.undone.partly', { count: refused }), tone: 'problem', undo: null });
}
