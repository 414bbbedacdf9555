import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../../relay/database/migrations/all-migrations.ts';
import { databases } from '../../support/open-databases.ts';

describe.each(databases)('the database interface on $name', ({ open }) => {
  it('gives bigint as number, jsonb as value and bytea as plain bytes', async () => {
    const database = await open();
    const [row] = await database.query<Record<string, unknown>>(
      `SELECT $1::bigint AS at, $2::jsonb AS body, $3::bytea AS bytes, NULL::bigint AS none, ARRAY[1, NULL]::bigint[] AS list, count(*) AS count FROM migration`,
      [1_772_442_000_000, JSON.stringify({ a: [1, 'ü'] }), new Uint8Array([0, 92, 255])],
    );
    expect(row).toEqual({ at: 1_772_442_000_000, body: { a: [1, 'ü'] }, bytes: new Uint8Array([0, 92, 255]), none: null, list: [1, null], count: allMigrations.length });
    expect(row?.['bytes']).not.toBeInstanceOf(Buffer);
  });

  it('refuses a bigint that a number cannot hold, instead of changing it', async () => {
    const database = await open();
    await expect(database.query(`SELECT 9007199254740993::bigint AS big`)).rejects.toThrow();
  });

  it('commits what resolves and rolls back what rejects', async () => {
    const database = await open();
    await database.query('CREATE TABLE thing (id integer)');
    await database.transaction((transaction) => transaction.query('INSERT INTO thing VALUES (1)'));
    await expect(
      database.transaction(async (transaction) => {
        await transaction.query('INSERT INTO thing VALUES (2)');
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await database.query('SELECT id FROM thing')).toEqual([{ id: 1 }]);
  });

  it('rings after a commit and never after a rollback', async () => {
    const database = await open();
    const heard: string[] = [];
    let ring: (() => void) | undefined;
    const rung = new Promise<void>((resolve) => {
      ring = resolve;
    });
    const stop = await database.listen(
      'bell',
      (payload) => {
        heard.push(payload);
        if (payload === 'second') ring?.();
      },
      () => undefined,
    );
    await database
      .transaction(async (transaction) => {
        await transaction.query(`SELECT pg_notify('bell', 'undone')`);
        throw new Error('no');
      })
      .catch(() => undefined);
    await database.transaction((transaction) => transaction.query(`SELECT pg_notify('bell', 'first')`));
    await database.query(`SELECT pg_notify('bell', 'second')`);
    await rung;
    await stop();
    expect(heard).toEqual(['first', 'second']);
  });

  it('sees one state throughout a repeatable-read transaction', async () => {
    const database = await open();
    const levels = await database.transaction((transaction) => transaction.query<{ transaction_isolation: string }>('SHOW transaction_isolation'), {
      isolation: 'repeatable read',
    });
    expect(levels).toEqual([{ transaction_isolation: 'repeatable read' }]);
  });
});
