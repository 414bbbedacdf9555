import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import type { Person, Team } from '../../../shared/domain/people/person.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** Tables of things that are kept as the relay says them, under their id. */
export type PlainTable = 'team' | 'person' | 'number' | 'contact';

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
