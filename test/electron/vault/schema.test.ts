import { describe, expect, it } from 'vitest';
import { heldQuery, undecidedQuery } from '../../../electron/vault/notice/notice-rows.ts';
import { countQuery } from '../../../electron/vault/conversation/count-conversations.ts';
import { dueToWakeQuery, filteredQueries, listQuery } from '../../../electron/vault/conversation/list-conversations.ts';
import { connect } from '../../../electron/vault/database/sqlite-driver.ts';
import type { Connection } from '../../../electron/vault/database/sqlite-driver.ts';
import { migrate } from '../../../electron/vault/database/migrate.ts';
import { holdingQuery, linkQuery } from '../../../electron/vault/message/list-holding.ts';
import { firstUnreadQuery, pageAfterQuery, pageQuery } from '../../../electron/vault/message/message-pages.ts';
import { searchStatement } from '../../../electron/vault/message/search-messages.ts';
import { newestQuery, unreadQuery } from '../../../electron/vault/message/thread-ledger.ts';
import { knownFilesQuery } from '../../../electron/vault/media/sweep-files.ts';
import { dueNotesQuery, nextDueNoteQuery } from '../../../electron/vault/outbox/note-lane.ts';
import { dueQuery, nextDueQuery } from '../../../electron/vault/outbox/outbox-rows.ts';
import { oldKeysQuery, oldMessagesQuery, unsentOldQuery } from '../../../electron/vault/purge/remove-old-rows.ts';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';
import { idOf } from '../../support/cache-content.ts';
import { allMigrations } from '../../../electron/vault/schema/migrations/all-migrations.ts';

const searchQuery = searchStatement({ query: 'word', filters: noFilters, before: null, limit: 10 })?.sql ?? '';
const narrowedQuery = searchStatement({ query: 'word', filters: { from: { who: 'contact' }, conversationId: idOf('conversation', 1), holding: 'photo', since: 1, until: 2, numberId: null, teamId: null }, before: 5, limit: 10 })?.sql ?? '';
const personQuery = searchStatement({ query: 'word', filters: { ...noFilters, from: { who: 'person', personId: idOf('person', 1) } }, before: null, limit: 10 })?.sql ?? '';
const wordlessQuery = searchStatement({ query: '', filters: { ...noFilters, holding: 'photo' }, before: null, limit: 10 })?.sql ?? '';

function migrated(): Connection {
  const connection = connect({ path: ':memory:', waitMs: 0, onStatement: undefined });
  migrate(connection, allMigrations);
  return connection;
}

describe('the schema', () => {
  it('is the one that was written down: a difference needs a new migration', async () => {
    const rows = migrated().prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'message_fts_*' ORDER BY type DESC, name").pluck().all() as string[];
    await expect(`${rows.join(';\n\n')};\n`).toMatchFileSnapshot('./schema-snapshot.sql');
  });

  it('numbers its migrations without gaps, and running them again changes nothing', () => {
    expect(allMigrations.map((migration) => migration.version)).toEqual(allMigrations.map((_, index) => index + 1));
    const connection = migrated();
    expect(migrate(connection, allMigrations)).toBe('migrated');
    expect(connection.pragma('user_version', { simple: true })).toBe(allMigrations.length);
  });

  it('a migration that fails leaves nothing of itself', () => {
    const connection = migrated();
    const broken = { version: allMigrations.length + 1, sql: 'CREATE TABLE half (id INTEGER); SELECT * FROM nowhere' };
    expect(() => migrate(connection, [...allMigrations, broken])).toThrow();
    expect(connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    expect(migrate(connection, [])).toBe('from-the-future');
  });
});

describe('a query that runs often', () => {
  it.each([
    ['the list of conversations', listQuery, ['SEARCH conversation USING INDEX conversation_by_time']],
    ['a page of a thread', pageQuery, ['SEARCH message USING INDEX message_by_thread', 'SEARCH outbox USING INDEX sqlite_autoindex_outbox_1']],
    ['a page of a thread forwards', pageAfterQuery, ['SEARCH message USING INDEX message_by_thread', 'SEARCH outbox USING INDEX sqlite_autoindex_outbox_1']],
    ['the first unread message of a thread', firstUnreadQuery, ['SEARCH message USING INDEX message_unread']],
    ['the newest message of a thread', newestQuery, ['SEARCH message USING INDEX message_by_thread']],
    ['counting unread ones', unreadQuery, ['SEARCH message USING COVERING INDEX message_unread']],
    ['counting conversations', countQuery, ['SCAN conversation USING COVERING INDEX conversation_counted']],
    ['snoozes that are over', dueToWakeQuery, ['SEARCH conversation USING COVERING INDEX conversation_to_wake']],
    ['search', searchQuery, ['SCAN message_fts VIRTUAL TABLE INDEX', 'SEARCH message USING INTEGER PRIMARY KEY']],
    ['search, narrowed', narrowedQuery, ['SCAN message_fts VIRTUAL TABLE INDEX', 'SEARCH message USING COVERING INDEX message_by_thread', 'SEARCH message USING COVERING INDEX message_holding (holding=?)']],
    ['search, of one person', personQuery, ['SCAN message_fts VIRTUAL TABLE INDEX', 'SEARCH message USING COVERING INDEX message_by_person (author_id=?)']],
    ['search without words', wordlessQuery, ['SEARCH message USING INDEX message_holding (holding=? AND rowid<?)']],
    ['shared files', holdingQuery, ['SEARCH message USING INDEX message_holding_in_thread (conversation_id=? AND holding=? AND rowid<?)']],
    ['shared links', linkQuery, ['SEARCH message USING INDEX message_link_in_thread (conversation_id=? AND has_link=? AND rowid<?)']],
    ['old files', oldKeysQuery, ['SCAN media_key', 'SEARCH media USING PRIMARY KEY', 'SEARCH message USING INTEGER PRIMARY KEY']],
    ['files that have a row', knownFilesQuery, ['SEARCH media_key USING COVERING INDEX sqlite_autoindex_media_key_2 (file=?)', 'SEARCH draft_file USING COVERING INDEX sqlite_autoindex_draft_file_2 (file=?)', 'SEARCH doomed_file USING PRIMARY KEY (file=?)']],
    ['the next in the outbox', dueQuery, ['SEARCH outbox USING INTEGER PRIMARY KEY', 'SEARCH outbox USING COVERING INDEX outbox_by_thread']],
    ['the next note', dueNotesQuery, ['SEARCH outbox USING INTEGER PRIMARY KEY', 'SEARCH outbox USING COVERING INDEX outbox_by_thread']],
    ['when the next note is due', nextDueNoteQuery, ['SEARCH outbox USING COVERING INDEX outbox_by_thread']],
    ['when the next is due', nextDueQuery, ['SEARCH outbox USING COVERING INDEX outbox_by_thread']],
    ['undecided notices', undecidedQuery, ['SCAN notice USING INDEX notice_undecided', 'SEARCH message USING INTEGER PRIMARY KEY']],
    ['held notices', heldQuery, ['notice_held']],
    ['old messages that wait to be sent', unsentOldQuery, ['SCAN outbox', 'SEARCH message USING INTEGER PRIMARY KEY']],
    ['what a purge takes', oldMessagesQuery, ['SEARCH message USING INTEGER PRIMARY KEY', 'SEARCH outbox USING INDEX sqlite_autoindex_outbox_1']],
  ])('%s uses an index', (name, sql, expected) => {
    const connection = migrated();
    const values = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => 1);
    const plan = (connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map((row) => row.detail).join('\n');
    for (const step of expected) expect(plan).toContain(step);
    if (!['search', 'search, narrowed', 'search, of one person'].includes(name) && name !== 'held notices') expect(plan).not.toMatch(/SCAN (message|conversation|thread|outbox)\b(?! USING)|TEMP B-TREE FOR ORDER BY/);
  });

  it.each(filteredQueries)('the list of %s comes from one index, in its order', (_name, sql) => {
    const connection = migrated();
    const values = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => '1');
    const plan = (connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map((row) => row.detail).join('\n');
    expect(plan).toMatch(/SEARCH conversation USING INDEX conversation_(of_person_)?(newest|waiting|closing) /);
    expect(plan).not.toMatch(/SCAN (message|conversation|thread|outbox)\b(?! USING)|TEMP B-TREE/);
  });
});
