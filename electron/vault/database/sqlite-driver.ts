import Sqlite from 'better-sqlite3';

export type SqlValue = string | number | null | Uint8Array;

export type PreparedStatement = Sqlite.Statement<SqlValue[]>;

/**
 * The driver with SQLite3 Multiple Ciphers: the type definitions describe the plain driver, so what the encrypted one adds is declared here.
 * `key` takes the bytes of `raw:` and 64 hex digits and answers 0 on success; it does not touch the file yet.
 */
export type Connection = Sqlite.Database & { readonly key: (key: Buffer) => number };

/** Opens a connection without touching the file. `waitMs`: how long a lock of a dying predecessor is waited for. */
export function connect(options: { readonly path: string; readonly waitMs: number; readonly onStatement: (() => void) | undefined }): Connection {
  const { onStatement } = options;
  return new Sqlite(options.path, {
    timeout: options.waitMs,
    // The driver passes the statement's text: it is dropped here.
    ...(onStatement === undefined ? {} : { verbose: () => onStatement() }),
  }) as Connection;
}

/** The driver's error code, such as `SQLITE_FULL`; null when the failure is not the driver's. */
export function sqliteCodeOf(failure: unknown): string | null {
  return failure instanceof Sqlite.SqliteError ? failure.code : null;
}
