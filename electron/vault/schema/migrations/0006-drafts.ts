/**
 * What somebody has begun to write, one per conversation, with the files that will go with it, and which files of the outbox the relay has already.
 * Frozen once released.
 *
 * A file is encrypted with a key of its own like those of messages. When the draft is sent its row becomes one of `media_key`, and back when it is taken back: so neither trigger
 * dooms a file that the other table still names.
 */
export const draftsMigration = {
  version: 6,
  sql: `
    CREATE TABLE draft (
      conversation_id TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      note TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('answer', 'note')),
      quoted_message_id TEXT,
      changed_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX draft_by_age ON draft (changed_at);
    CREATE TABLE draft_file (
      id TEXT PRIMARY KEY,
      conversation_id TEXT NOT NULL REFERENCES draft (conversation_id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      kind TEXT NOT NULL,
      caption TEXT NOT NULL,
      file_name TEXT,
      file TEXT NOT NULL UNIQUE,
      key BLOB NOT NULL CHECK (length(key) = 32),
      mime_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      stored_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX draft_file_by_draft ON draft_file (conversation_id, place);
    CREATE TRIGGER draft_file_out AFTER DELETE ON draft_file WHEN NOT EXISTS (SELECT 1 FROM media_key WHERE file = old.file) BEGIN
      INSERT OR IGNORE INTO doomed_file (file) VALUES (old.file);
    END;
    DROP TRIGGER media_key_out;
    CREATE TRIGGER media_key_out AFTER DELETE ON media_key WHEN NOT EXISTS (SELECT 1 FROM draft_file WHERE file = old.file) BEGIN
      INSERT OR IGNORE INTO doomed_file (file) VALUES (old.file);
    END;
    ALTER TABLE outbox ADD COLUMN uploaded_at INTEGER;
  `,
} as const;
