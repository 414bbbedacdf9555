import { quickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Sql } from '../database/database.ts';

type QuickReplyRow = {
  readonly id: string;
  readonly team_id: string | null;
  readonly person_id: string | null;
  readonly shortcut: string;
  readonly title: string;
  readonly texts: unknown;
  readonly changed_at: number;
};

/** Quick replies by id; an unknown id is left out. */
export async function loadQuickReplies(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, QuickReply>> {
  const rows = await sql.query<QuickReplyRow>('SELECT id, team_id, person_id, shortcut, title, texts, changed_at FROM quick_reply WHERE id = ANY($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, readQuickReply(row)]));
}

function readQuickReply(row: QuickReplyRow): QuickReply {
  const scope =
    row.team_id !== null ? { kind: 'team', teamId: row.team_id } : row.person_id !== null ? { kind: 'own', personId: row.person_id } : { kind: 'company' };
  return quickReply.parse({ id: row.id, scope, shortcut: row.shortcut, title: row.title, texts: row.texts, changedAt: row.changed_at });
}
