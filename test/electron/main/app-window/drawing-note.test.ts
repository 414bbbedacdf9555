import { describe, expect, it } from 'vitest';
import { readDrawingNote, storeDrawingNote } from '../../../../electron/main/app-window/drawing-note.ts';

describe('what a start found out about drawing', () => {
  it('is there for the next one', () => {
    let file: string | null = null;
    const profile = { read: () => file, write: (_name: string, text: string) => { file = text; return true; } };
    expect(readDrawingNote(profile)).toBe(null);
    storeDrawingNote(profile, { bySoftware: true, engine: '130.0.1', at: 1_800_000_000_000 });
    expect(readDrawingNote(profile)).toEqual({ bySoftware: true, engine: '130.0.1', at: 1_800_000_000_000 });
  });

  it.each([['no JSON', '{'], ['half a note', '{"bySoftware":true}'], ['no time', '{"bySoftware":true,"engine":"130","at":"today"}']])('%s counts as never tried', (_name, text) => {
    expect(readDrawingNote({ read: () => text })).toBe(null);
  });
});
