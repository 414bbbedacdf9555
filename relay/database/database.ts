/**
 * What the relay needs of a database. PGlite (embedded) and PostgreSQL serve the same SQL and the same migrations behind it.
 *
 * Values: `bigint` columns (instants in milliseconds, sequences) arrive as numbers, `jsonb` as parsed values, `bytea` as Uint8Array, `null` as null.
 * Parameters are `$1`, `$2`…; never build SQL from values.
 */
export type Sql = {
  /** Runs one statement. Rejects with the driver's error; its text may hold values, so it is never logged as it is. */
  readonly query: <Row>(text: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
};

/** Inside one transaction. The brand keeps a function that must be atomic with its caller from being given the plain connection. */
export type Transaction = Sql & {
  readonly atomic: true;
  /** Runs a script of several statements that has no parameters. For migrations alone. */
  readonly script: (text: string) => Promise<void>;
};

export type Database = Sql & {
  readonly kind: 'embedded' | 'postgres';
  /** Commits when `work` resolves, rolls back when it rejects. READ COMMITTED unless `isolation` says otherwise. */
  readonly transaction: <Value>(
    work: (transaction: Transaction) => Promise<Value>,
    options?: { readonly isolation: 'repeatable read' },
  ) => Promise<Value>;
  /** Hears `NOTIFY channel`. Reconnects by itself; after a reconnect `onMissed` runs, since notices may have been lost. Answers a function that stops it. */
  readonly listen: (
    channel: string,
    hear: (payload: string) => void,
    onMissed: () => void,
  ) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};
