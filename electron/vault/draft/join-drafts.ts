import type { Draft } from '../../../shared/domain/drafts/draft.ts';
import type { WriteDatabase } from '../database/database.ts';

type Row = { readonly body: string; readonly note: string; readonly mode: Draft['mode']; readonly quoted_message_id: string | null; readonly changed_at: number };

/**
 * Puts the draft of one conversation to that of another. Nothing of either is dropped: answers and notes are joined line below line, what was written last stands last; files follow those
 * that are there; the open field, and the quoted message where there are two, are those of the later draft.
 *
 * @returns whether there was one.
 */
export function joinDrafts(database: WriteDatabase, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const read = (id: string) => database.first<Row>('SELECT body, note, mode, quoted_message_id, changed_at FROM draft WHERE conversation_id = ?', id);
  const moved = read(from);
  if (moved === undefined) return false;
  const kept = read(to);
  const [earlier, later] = kept === undefined || kept.changed_at <= moved.changed_at ? [kept, moved] : [moved, kept];
  const both = (of: (row: Row) => string): string => [earlier === undefined ? '' : of(earlier), of(later)].filter((words) => words.trim() !== '').join('\n');
  database.run(
    `INSERT INTO draft (conversation_id, body, note, mode, quoted_message_id, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body, note = excluded.note, mode = excluded.mode, quoted_message_id = excluded.quoted_message_id, changed_at = excluded.changed_at`,
    to, both((row) => row.body), both((row) => row.note), later.mode, later.quoted_message_id ?? earlier?.quoted_message_id ?? null, later.changed_at,
  );
  database.run('UPDATE draft_file SET conversation_id = ?, place = place + (SELECT coalesce(max(place), 0) FROM draft_file WHERE conversation_id = ?) WHERE conversation_id = ?', to, to, from);
  database.run('DELETE FROM draft WHERE conversation_id = ?', from);
  return true;
}
