import type { Connection, PreparedStatement, SqlValue } from './sqlite-driver.ts';

/** Reads only: a statement that could write is refused, also `INSERT … RETURNING`. */
export type ReadDatabase = {
  readonly all: <Row>(sql: string, ...values: readonly SqlValue[]) => Row[];
  readonly first: <Row>(sql: string, ...values: readonly SqlValue[]) => Row | undefined;
};

/** Exists only inside a transaction. `run` answers how many rows it changed. */
export type WriteDatabase = ReadDatabase & { readonly run: (sql: string, ...values: readonly SqlValue[]) => number };

/** The open cache as operations see it: whole transactions and upkeep. */
export type Database = {
  /** All reads see the same state. */
  readonly read: <Value>(work: (database: ReadDatabase) => Value) => Value;
  /** Commits when `work` returns, rolls back when it throws. */
  readonly write: <Value>(work: (database: WriteDatabase) => Value) => Value;
  /** Moves the write-ahead log into the file and cuts it to nothing. False when somebody still reads it. */
  readonly truncateLog: () => boolean;
  /** Gives up to `pages` free pages back to the disk; true while there is more to give. */
  readonly giveBack: (pages: number) => boolean;
  readonly close: () => void;
};

/** Statements are prepared once per connection; the set of texts is fixed by the source, so the store cannot grow. */
export function createDatabase(connection: Connection): Database {
  const prepared = new Map<string, PreparedStatement>();
  const statement = (sql: string): PreparedStatement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = connection.prepare<SqlValue[]>(sql);
    prepared.set(sql, made);
    return made;
  };
  const reading = (sql: string): PreparedStatement => {
    const found = statement(sql);
    if (!found.readonly) throw new Error('A statement that writes was used to read.');
    return found;
  };
  const reader: ReadDatabase = {
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => reading(sql).all(...values) as Row[],
    first: <Row>(sql: string, ...values: readonly SqlValue[]) => reading(sql).get(...values) as Row | undefined,
  };
  const writer: WriteDatabase = { ...reader, run: (sql, ...values) => statement(sql).run(...values).changes };
  return {
    read: (work) => connection.transaction(() => work(reader)).deferred(),
    write: (work) => connection.transaction(() => work(writer)).immediate(),
    truncateLog: () => {
      const rows = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return rows.every((row) => row.busy === 0);
    },
    giveBack: (pages) => {
      const free = (): number => Number(connection.pragma('freelist_count', { simple: true }));
      const before = free();
      connection.exec(`PRAGMA incremental_vacuum(${Math.trunc(pages)})`);
      return free() > 0 && free() < before;
    },
    close: () => connection.close(),
  };
}
