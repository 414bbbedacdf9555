import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction as EmbeddedTransaction } from '@electric-sql/pglite';
import type { Database, Transaction } from './database.ts';
import { lockFolder } from './lock-folder.ts';
import { readBigint, readBytea, typeIds } from './values.ts';

/**
 * Opens the embedded database (PostgreSQL in WebAssembly, inside this process).
 *
 * It has one connection: transactions run one after the other, and a plain `query` waits for the transaction in progress. So code inside
 * `transaction` must use the transaction it was given; a plain query there would wait for itself.
 *
 * @param folder where it lives; null keeps it in memory (tests).
 * @param onBroken the engine has stopped for good (a full disk ends it like a crash of a server). It must end the process at once: any further
 *   call into the engine may never return. What was committed is safe and is there after a restart.
 * @throws FolderLocked when another relay uses the folder; the driver's or the file system's error when it cannot be opened.
 */
export async function openEmbedded(folder: string | null, onBroken: () => void): Promise<Database> {
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = folder === null ? () => undefined : lockFolder(folder);
  try {
    return adaptEngine(await PGlite.create({ dataDir: folder ?? 'memory://', parsers: engineParsers }), { unlock, onBroken });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** How the engine must read values so that the adapter keeps its promises. */
export const engineParsers = { [typeIds.bigint]: readBigint, [typeIds.bytea]: readBytea } as const;

/** Puts the relay's interface over an engine that was made with `engineParsers`. `unlock` runs when it is closed. */
export function adaptEngine(engine: PGlite, { unlock, onBroken }: { readonly unlock: () => void; readonly onBroken: () => void }): Database {
  const guard = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      if (isEngineDead(error)) onBroken();
      throw error;
    }
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    query: async <Row>(text: string, parameters?: readonly unknown[]) => (await guard(engine.query<Row>(text, parameters?.slice()))).rows,
    transaction: (work, options) =>
      engine.transaction(async (inner) => {
        if (options !== undefined) await inner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return work(adaptTransaction(inner, guard));
      }),
    // One process, one connection: a notice cannot be lost, so `onMissed` never has to run.
    listen: (channel, hear) => engine.listen(channel, hear),
    close: () => {
      closing ??= engine.close().finally(unlock);
      return closing;
    },
  };
}

type Guard = <Value>(work: Promise<Value>) => Promise<Value>;

function adaptTransaction(inner: EmbeddedTransaction, guard: Guard): Transaction {
  return {
    atomic: true,
    query: async <Row>(text: string, parameters?: readonly unknown[]) => (await guard(inner.query<Row>(text, parameters?.slice()))).rows,
    script: async (text) => {
      await guard(inner.exec(text));
    },
  };
}

/** Whether the engine itself ended: a PANIC or FATAL of PostgreSQL, or the WebAssembly program left. Everything else is about one statement. */
function isEngineDead(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  // What a WebAssembly program that ends leaves behind.
  if (error.name === 'RuntimeError' || error.name === 'ExitStatus') return true;
  return 'severity' in error && (error.severity === 'PANIC' || error.severity === 'FATAL');
}
