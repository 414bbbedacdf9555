import { z } from 'zod';
import type { DrawingNote } from '../../../shared/domain/desktop/decide-drawing.ts';
import { onceOnly } from '../../../shared/kernel/once-only.ts';
import type { Profile } from '../profile/open-profile.ts';

const drawingNote = z.object({ bySoftware: z.boolean(), engine: z.string().max(50), at: z.number().int().min(0) });
const fileName = 'drawing.json';

/** What an earlier start found out; null when there is no such note, or nothing that can be read. */
export function readDrawingNote(profile: Pick<Profile, 'read'>): DrawingNote | null {
  try {
    return drawingNote.parse(JSON.parse(profile.read(fileName) ?? 'null'), onceOnly);
  } catch {
    return null;
  }
}

export function storeDrawingNote(profile: Pick<Profile, 'write'>, note: DrawingNote): void {
  profile.write(fileName, `${JSON.stringify(note)}\n`);
}
