import { describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../../../relay/database/database.ts';
import { appendToLog } from '../../../relay/event-log/append-to-log.ts';
import { openPostgresForTest } from '../../support/open-databases.ts';

const company = '01960000-0000-7000-8000-000000000001';
const thing = '01960000-0000-7000-8000-0000000000aa';

/** One way to number entries: ours, or the one that everybody writes first. */
type Numbering = { readonly append: (transaction: Transaction) => Promise<number>; readonly read: (database: Database, after: number) => Promise<readonly number[]> };

const companyCounter: Numbering = {
  append: (transaction) => appendToLog(transaction, company, [{ entity: 'message', id: thing, teamId: null }], 0),
  read: async (database, after) =>
    (await database.query<{ sequence: number }>('SELECT sequence FROM event_log WHERE company_id = $1 AND sequence > $2 ORDER BY sequence', [company, after])).map(
      (row) => row.sequence,
    ),
};

const databaseSequence: Numbering = {
  append: async (transaction) => (await transaction.query<{ id: number }>('INSERT INTO plain_log DEFAULT VALUES RETURNING id'))[0]?.id ?? 0,
  read: async (database, after) => (await database.query<{ id: number }>('SELECT id FROM plain_log WHERE id > $1 ORDER BY id', [after])).map((row) => row.id),
};

async function openLogs(): Promise<Database> {
  const database = await openPostgresForTest();
  await database.query(`INSERT INTO company VALUES ($1, 'Test', 0, '', '')`, [company]);
  await database.query('INSERT INTO event_log_head VALUES ($1, 0)', [company]);
  await database.query('CREATE TABLE plain_log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)');
  return database;
}

/** Many writers whose commits come late by different times, and a reader that asks all the time and never looks back. */
async function race(database: Database, numbering: Numbering): Promise<{ readonly written: readonly number[]; readonly seen: readonly number[] }> {
  const writers = 6;
  const each = 25;
  let writing = true;
  const seen: number[] = [];
  const readOn = async (): Promise<void> => {
    const page = await numbering.read(database, seen.at(-1) ?? 0);
    seen.push(...page);
  };
  const reader = (async () => {
    while (writing) await readOn();
    await readOn();
  })();
  const write = async (writer: number): Promise<readonly number[]> => {
    const mine: number[] = [];
    for (let turn = 0; turn < each; turn += 1) {
      mine.push(
        await database.transaction(async (transaction) => {
          const sequence = await numbering.append(transaction);
          // The commit comes 0 to 12 ms after the number was drawn.
          await transaction.query('SELECT pg_sleep($1)', [((writer * 7 + turn * 5) % 13) / 1000]);
          return sequence;
        }),
      );
    }
    return mine;
  };
  const written = (await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))).flat();
  writing = false;
  await reader;
  return { written: [...written].sort((one, other) => one - other), seen };
}

/** The same made certain: the first writer draws its number and commits only after a later one has been seen. Answers what the reader got. */
async function overtake(database: Database, numbering: Numbering): Promise<readonly number[]> {
  const seen: number[] = [];
  let drawn: (() => void) | undefined;
  let release: (() => void) | undefined;
  const firstHasDrawn = new Promise<void>((resolve) => (drawn = resolve));
  const mayCommit = new Promise<void>((resolve) => (release = resolve));
  const first = database.transaction(async (transaction) => {
    await numbering.append(transaction);
    drawn?.();
    await mayCommit;
  });
  await firstHasDrawn;
  const second = database.transaction(numbering.append);
  // The second commits at once, or it waits for the first: seen by the server as a lock that was not granted.
  let waits = false;
  await Promise.race([
    second,
    (async () => {
      while (!waits) waits = (await database.query<{ yes: boolean }>(`SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS yes`))[0]?.yes ?? false;
    })(),
  ]);
  seen.push(...(await numbering.read(database, 0)));
  release?.();
  waits = true;
  await Promise.all([first, second]);
  seen.push(...(await numbering.read(database, seen.at(-1) ?? 0)));
  return seen;
}

describe('the order of the event log on PostgreSQL', () => {
  it('lets no reader skip an entry, however late its writer commits', async () => {
    const { written, seen } = await race(await openLogs(), companyCounter);
    expect(seen).toEqual(written);
    expect(seen).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  });

  it('makes a later writer wait for one that has drawn its number', async () => {
    expect(await overtake(await openLogs(), companyCounter)).toEqual([1, 2]);
  });

  it('would lose entries with a plain database sequence, which is why it has none', async () => {
    const database = await openLogs();
    expect(await overtake(database, databaseSequence)).toEqual([2]);
    const { written, seen } = await race(database, databaseSequence);
    expect(seen.length).toBeLessThan(written.length);
  });
});
