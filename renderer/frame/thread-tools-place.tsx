import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { usePresentAt } from '../bridge/presence-store.ts';
import { useWords } from '../text/use-words.tsx';
import { ThreadTools } from '../triage/thread-tools.tsx';
import { doTriage } from './triage-commands.ts';

/** The tools in the head of the open thread. */
export function ThreadToolsPlace({ summary, session }: { readonly summary: ConversationSummary; readonly session: Session }) {
  const words = useWords();
  const now = useNow();
  const people = useDirectory((directory) => directory.people);
  const { conversation } = summary;
  const present = usePresentAt(conversation.id);
  return <ThreadTools conversation={conversation} me={session.person} people={people} present={present} now={now} onAct={(act) => doTriage(words, act, [conversation.id])} />;
}
