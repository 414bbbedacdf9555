import { mostTriaged } from '../../shared/domain/conversations/most-triaged.ts';
import type { TriageAct } from '../../shared/domain/conversations/triage-act.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { useSession } from '../bridge/session-store.ts';
import { clearSelection, useSelection } from '../inbox/selection-store.ts';
import type { Words } from '../text/words.ts';
import { runTriage } from '../triage/run-triage.ts';
import { openTriage, say } from '../triage/triage-store.ts';
import { meantConversation } from './meant-conversation.ts';
import { summariesOf } from './summaries-of.ts';

/** What keys, commands, the bar and the thread's head can do with conversations. */
export type TriageCommand = 'take' | 'assign' | 'handOver' | 'snooze' | 'close' | 'reopen' | 'toggleClosed' | 'markRead';

/** The selected conversations; without a selection, the one that is meant. */
function meant(): readonly ConversationId[] {
  const { ids } = useSelection.getState();
  const one = meantConversation();
  return ids.size > 0 ? [...ids] : one === null ? [] : [one];
}

/** Does what was asked with the given conversations, or opens the dialog that asks for the rest. */
export function doTriage(words: Words, command: TriageCommand, ids: readonly ConversationId[] = meant()): void {
  if (ids.length === 0) return;
  const summaries = summariesOf(ids);
  if (summaries.length === 0) return;
  const act = (what: TriageAct) => {
    clearSelection();
    void runTriage(words, summaries.map(({ conversation }) => conversation), what);
  };
  const me = useSession.getState().session?.person?.id ?? null;
  switch (command) {
    case 'take':
      return me === null ? undefined : act({ kind: 'assign', assigneeId: me });
    case 'assign':
    case 'snooze':
      return openTriage(command, ids);
    case 'handOver':
      // A card speaks of one conversation.
      return ids.length === 1 ? openTriage('handOver', ids) : say({ words: words.text('handing.onlyOne'), tone: 'problem', undo: null });
    case 'close':
    case 'reopen':
      return act({ kind: command });
    case 'toggleClosed':
      return act({ kind: summaries.every(({ conversation }) => conversation.state === 'closed') ? 'reopen' : 'close' });
    case 'markRead':
      clearSelection();
      void markRead(words, ids);
  }
}

async function markRead(words: Words, ids: readonly ConversationId[]): Promise<void> {
  let done = true;
  for (let from = 0; done && from < ids.length; from += mostTriaged) done = (await call('conversations.markRead', { ids: ids.slice(from, from + mostTriaged) })).ok;
  say(done ? { words: words.text('triage.done.read', { count: ids.length }), tone: 'good', undo: null } : { words: words.text('action.unexpected'), tone: 'problem', undo: null });
}

/** Gives conversations to a colleague without asking further. */
export function assignTo(words: Words, ids: readonly ConversationId[], assigneeId: PersonId): void {
  void runTriage(words, summariesOf(ids).map(({ conversation }) => conversation), { kind: 'assign', assigneeId });
}
