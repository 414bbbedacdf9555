import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import type { Person, Team } from '../../../shared/domain/people/person.ts';
import type { QuickReply } from '../../../shared/domain/quick-replies/quick-reply.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** Tables of things that are kept as the relay says them, under their id. */
export type PlainTable = 'team' | 'person' | 'number' | 'contact' | 'quick_reply';

/** The quick replies that this person has, by shortcut. */
export function readQuickReplies(database: ReadDatabase): readonly QuickReply[] {
  return readAll<QuickReply>(database, 'quick_reply').toSorted((one, other) => (one.shortcut < other.shortcut ? -1 : 1));
}

/** Adds or replaces one. Answers whether anything is different. */
export function keepPlain(database: WriteDatabase, table: PlainTable, entity: { readonly id: string }): boolean {
  const changed = database.run(
    `INSERT INTO ${table} (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body`,
    entity.id, JSON.stringify(entity),
  );
  return changed > 0;
}

export function removePlain(database: WriteDatabase, table: PlainTable, id: string): boolean {
  return database.run(`DELETE FROM ${table} WHERE id = ?`, id) > 0;
}

export function readDirectory(database: ReadDatabase): {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly numbers: readonly CompanyNumber[];
} {
  return { people: readAll<Person>(database, 'person'), teams: readAll<Team>(database, 'team'), numbers: readAll<CompanyNumber>(database, 'number') };
}

function readAll<Entity>(database: ReadDatabase, table: PlainTable): readonly Entity[] {
  return database.all<{ body: string }>(`SELECT body FROM ${table} ORDER BY id`).map((row) => JSON.parse(row.body) as Entity);
}
