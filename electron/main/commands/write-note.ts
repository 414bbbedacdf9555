import type { Handler } from '../bridge/answer-call.ts';
import { drawMessageId } from '../cryptography/cryptography.ts';
import { writeNote as write } from '../messages/write-note.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function writeNote(desk: DeskInUse): Handler<'notes.write'> {
  return (draft) => {
    const { vault, clock, notes, person } = desk();
    return write(draft, { vault, clock, author: person().id, drawMessageId, wakeNotes: notes.wake });
  };
}
