import { create } from 'zustand';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { after, readClock } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';
import { takeIntoDraft } from './composer-store.ts';

/** What was sent a moment ago and has not left yet. */
export type Undoable = Sent & { readonly until: Instant };
/** `forwarded`: it was sent on from another conversation, where it is taken back, to a person of this name. */
type Sent = { readonly conversationId: ConversationId; readonly ids: readonly MessageId[]; readonly forMs: number; readonly forwarded?: { readonly from: ConversationId; readonly to: string } };
type TooLate = { readonly in: ConversationId; readonly forwarded: boolean };

/** Where it is offered to take something back: where it was sent from. */
export const placeOf = ({ conversationId, forwarded }: Undoable): ConversationId => forwarded?.from ?? conversationId;

export const useUndo = create<{ readonly undoable: Undoable | null; readonly tooLate: TooLate | null }>(() => ({ undoable: null, tooLate: null }));

let cancel: () => void = () => undefined;

/** Offers to take messages back for as long as they wait. A newer offer takes the place of an older one; those messages can still be taken back from what waits. */
export function offerUndo(sent: Sent): void {
  cancel();
  useUndo.setState({ undoable: { ...sent, until: readClock() + sent.forMs }, tooLate: null });
  cancel = after(sent.forMs, () => useUndo.setState({ undoable: null }));
}

/** Takes them back into the draft; what was sent on is in its own conversation still, and is taken back altogether. What has left by then stays sent, and that is said. Answers what has no place in a draft, to open its dialog again. */
export async function undo(undoable: Undoable): Promise<readonly OutgoingContent[]> {
  const { conversationId, ids } = undoable;
  cancel();
  useUndo.setState({ undoable: null, tooLate: null });
  if (undoable.forwarded !== undefined) {
    for (const id of ids) {
      const answer = await call('messages.retract', { id });
      if (!answer.ok || !answer.value.retracted) useUndo.setState({ tooLate: { in: undoable.forwarded.from, forwarded: true } });
    }
    return [];
  }
  const answer = await takeIntoDraft(conversationId, () => call('messages.takeBack', { ids: [...ids] }));
  if (!answer.ok || answer.value.taken.length < ids.length) useUndo.setState({ tooLate: { in: conversationId, forwarded: false } });
  return answer.ok ? answer.value.others : [];
}
