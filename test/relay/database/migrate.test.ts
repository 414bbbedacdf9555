import { describe, expect, it } from 'vitest';
import { migrate } from '../../../relay/database/migrate.ts';
import { allMigrations } from '../../../relay/database/migrations/all-migrations.ts';
import { openPostgres } from '../../../relay/database/open-postgres.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';
import { databases, newPostgresUrl } from '../../support/open-databases.ts';

const next = { number: allMigrations.length + 1, name: 'next', sql: `CREATE TABLE one (id integer); CREATE TABLE two (id integer); -- it's two; or not` };

describe.each(databases)('migrations on $name', ({ open }) => {
  it('apply what is missing, once', async () => {
    const database = await open();
    expect(await migrate(database, 0)).toEqual({ ok: true, value: 0 });
    expect(await migrate(database, 0, [...allMigrations, next])).toEqual({ ok: true, value: 1 });
    expect(await migrate(database, 0, [...allMigrations, next])).toEqual({ ok: true, value: 0 });
    expect(await database.query('SELECT id FROM two')).toEqual([]);
  });

  it('leave the database as it was when one fails', async () => {
    const database = await open();
    await expect(migrate(database, 0, [...allMigrations, next, { number: next.number + 1, name: 'bad', sql: 'CREATE TABLE' }])).rejects.toThrow();
    expect(await database.query(`SELECT to_regclass('one')::text AS one`)).toEqual([{ one: null }]);
  });

  it('refuse a database from the future, and one whose past is not ours', async () => {
    const database = await open();
    expect(await migrate(database, 0, allMigrations.slice(0, 1))).toMatchObject({ ok: false, error: { kind: 'from-the-future', found: allMigrations.length, known: 1 } });
    const changed = allMigrations.map((migration) => (migration.number === 1 ? { ...migration, sql: `${migration.sql} ` } : migration));
    expect(await migrate(database, 0, changed)).toEqual({ ok: false, error: { kind: 'changed', number: 1 } });
  });
});

describe('several relays that start at once on PostgreSQL', () => {
  it('migrate once between them', async () => {
    const url = new Redacted(await newPostgresUrl());
    const relays = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url, () => undefined)));
    const applied = await Promise.all(relays.map((relay) => migrate(relay, 0)));
    expect(applied.map((result) => (result.ok ? result.value : -1)).sort()).toEqual([0, 0, 0, allMigrations.length]);
    await Promise.all(relays.map((relay) => relay.close()));
  });
});

describe('listening on PostgreSQL', () => {
  it('connects again by itself after its connection was cut, and says that something may have been missed', async () => {
    const url = new Redacted(await newPostgresUrl());
    const database = await openPostgres(url, () => undefined);
    let missed: () => void = () => undefined;
    let heard: (payload: string) => void = () => undefined;
    const reconnected = new Promise<void>((resolve) => (missed = resolve));
    const rung = new Promise<string>((resolve) => (heard = resolve));
    await database.listen('bell', (payload) => heard(payload), () => missed());
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`);
    await reconnected;
    await database.query(`SELECT pg_notify('bell', 'again')`);
    expect(await rung).toBe('again');
    await database.close();
  });
});
