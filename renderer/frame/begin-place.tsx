import type { Session } from '../../shared/bridge/session.ts';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { closeBeginning, useBeginning } from '../beginning/begin-store.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { later } from '../ui/later.tsx';
import { openConversation } from './navigation-store.ts';

const BeginDialog = later(() => import('../beginning/begin-dialog.tsx').then((part) => part.BeginDialog));

/** The dialog that begins a conversation, over whatever is open. */
export function BeginPlace({ session }: { readonly session: Session }) {
  const asked = useBeginning((beginning) => beginning.asked);
  const known = useDirectory((directory) => directory.numbers);
  const { person } = session;
  if (asked === null || person === null) return null;
  const numbers = known.filter(({ teamId }) => decideVisibility(person, teamId).visible);
  const open = (id: ConversationId) => {
    // Closed while it was asked for: nothing opens by itself. It is in the list.
    if (useBeginning.getState().asked !== asked) return;
    closeBeginning();
    openConversation(id);
  };
  return <BeginDialog number={asked.number} numbers={numbers} onBegun={open} onClose={closeBeginning} />;
}
