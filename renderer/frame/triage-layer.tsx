import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { usePresentAt } from '../bridge/presence-store.ts';
import { useThread } from '../conversation/thread-store.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { clearSelection } from '../inbox/selection-store.ts';
import { presenceWords } from '../text/presence-words.ts';
import { useWords } from '../text/use-words.tsx';
import { runTriage } from '../triage/run-triage.ts';
import { TriageSaid } from '../triage/triage-said.tsx';
import { closeTriage, useTriage } from '../triage/triage-store.ts';
import type { TriageDialog } from '../triage/triage-store.ts';
import type { TriageAct } from '../../shared/domain/conversations/triage-act.ts';
import { later } from '../ui/later.tsx';
import { summariesOf } from './summaries-of.ts';

const AssignDialog = later(() => import('../triage/assign-dialog.tsx').then((part) => part.AssignDialog));
const HandOverDialog = later(() => import('../triage/hand-over-dialog.tsx').then((part) => part.HandOverDialog));
const SnoozeDialog = later(() => import('../triage/snooze-dialog.tsx').then((part) => part.SnoozeDialog));

/** The dialogs that ask what to do with conversations, and what came of it. */
export function TriageLayer({ session }: { readonly session: Session }) {
  const dialog = useTriage((triage) => triage.dialog);
  return (
    <>
      {dialog !== null && <Dialog dialog={dialog} session={session} />}
      <TriageSaid />
    </>
  );
}

function Dialog({ dialog, session }: { readonly dialog: TriageDialog; readonly session: Session }) {
  const words = useWords();
  const { people, teams } = useDirectory();
  // Both are watched, so that a dialog speaks of the conversations as they are now.
  useInbox((inbox) => inbox.conversations);
  useThread((state) => state.thread?.summary);
  const present = usePresentAt(dialog.ids[0] as TriageDialog['ids'][number]);
  const me = session.person;
  const summaries = summariesOf(dialog.ids);
  const [first] = summaries;
  if (me === null || first === undefined) return null;
  const conversations = summaries.map(({ conversation }) => conversation);
  const colleagues = people.filter((person) => person.id !== me.id && conversations.every(({ teamId }) => decideVisibility(person, teamId).visible));
  const act = (what: TriageAct) => {
    closeTriage();
    clearSelection();
    void runTriage(words, conversations, what);
  };
  if (dialog.kind === 'snooze') {
    const asleep = conversations.every(({ snooze }) => snooze !== null);
    return (
      <SnoozeDialog
        conversations={conversations} onChoose={(wish) => act({ kind: 'snooze', ...wish })} onWake={asleep ? () => act({ kind: 'reopen' }) : null} onClose={closeTriage}
      />
    );
  }
  if (dialog.kind === 'handOver') {
    const team = teams.find(({ id }) => id === first.conversation.teamId) ?? null;
    return <HandOverDialog summary={first} me={me} people={colleagues} team={team} onClose={closeTriage} />;
  }
  const assignees = new Set<PersonId | null>(conversations.map(({ assigneeId }) => assigneeId));
  return (
    <AssignDialog
      count={conversations.length} people={colleagues} me={me} assigneeId={assignees.size === 1 ? first.conversation.assigneeId : undefined}
      remarkOf={(id) => presenceWords(words, present.filter(({ personId }) => personId === id), people)}
      onChoose={(assigneeId) => act({ kind: 'assign', assigneeId })} onClose={closeTriage}
    />
  );
}
