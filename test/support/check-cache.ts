import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyKey } from '../../electron/vault/database/apply-key.ts';
import { connect } from '../../electron/vault/database/sqlite-driver.ts';
import { testKey } from './open-test-vault.ts';

/**
 * What must hold of a closed cache whatever happened to it: the file is sound, the search index agrees with the messages, what is kept about a thread
 * is what counting would give, every outbox entry has its message and no file is without a key.
 *
 * @returns one line for everything that is wrong.
 */
export function checkCache(folder: string): readonly string[] {
  const connection = connect({ path: join(folder, 'cache.db'), waitMs: 1_000, onStatement: undefined });
  try {
    applyKey(connection, testKey());
    const lines = (sql: string): string[] => connection.prepare(sql).pluck().all().map(String);
    const wrong: string[] = [];
    const expectNone = (what: string, sql: string): void => void wrong.push(...lines(sql).map((line) => `${what}: ${line}`));
    wrong.push(...lines('PRAGMA integrity_check').filter((line) => line !== 'ok'));
    expectNone('foreign key', 'SELECT "table" FROM pragma_foreign_key_check');
    connection.exec("INSERT INTO message_fts (message_fts, rank) VALUES ('integrity-check', 1)");
    expectNone('unread', `SELECT thread.conversation_id FROM thread WHERE unread <> (SELECT count(*) FROM message WHERE message.conversation_id = thread.conversation_id AND message.unread = 1)`);
    expectNone('newest', `SELECT thread.conversation_id FROM thread WHERE newest IS NOT (SELECT position FROM message WHERE message.conversation_id = thread.conversation_id AND kind <> 'activity' ORDER BY at DESC, id DESC LIMIT 1)`);
    expectNone('thread missing', 'SELECT DISTINCT conversation_id FROM message WHERE conversation_id NOT IN (SELECT conversation_id FROM thread)');
    expectNone('sorted', `SELECT id FROM conversation WHERE sorted_at <> max(coalesce(last_message_at, 0), coalesce((SELECT max(at) FROM message WHERE conversation_id = conversation.id AND kind <> 'activity'), 0))`);
    expectNone('unread of the list', 'SELECT conversation.id FROM conversation LEFT JOIN thread ON thread.conversation_id = conversation.id WHERE conversation.unread <> coalesce(thread.unread, 0)');
    expectNone('a note in the lane of messages, or the other way round', "SELECT outbox.place FROM outbox JOIN message ON message.position = outbox.message WHERE (outbox.lane = 'note') <> (message.kind = 'note')");
    expectNone('outbox without a queued message', "SELECT outbox.place FROM outbox LEFT JOIN message ON message.position = outbox.message WHERE outbox.carrier IS NULL AND outbox.lane = 'message' AND message.stage IS NOT 'queued'");
    expectNone('doomed', 'SELECT file FROM doomed_file');
    const kept = new Set(lines('SELECT file FROM media_key UNION SELECT file FROM draft_file'));
    const files = readdirSync(join(folder, 'media'));
    wrong.push(...files.filter((file) => !kept.has(file)).map((file) => `file without a key: ${file}`));
    wrong.push(...[...kept].filter((file) => !files.includes(file)).map((file) => `key without a file: ${file}`));
    return wrong;
  } finally {
    connection.close();
  }
}
