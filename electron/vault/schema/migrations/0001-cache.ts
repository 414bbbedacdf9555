/**
 * The first schema. Frozen.
 *
 * `message.position` is the order of time: whole seconds since 1970 times 1024, plus a place within that second. The search index is keyed by it, so
 * 'newest first' is the index's own order, and what a purge removes lies together at its beginning. What hangs on a message refers to its position
 * and goes with it. `message.conversation_id` refers to nothing on purpose: a message may arrive before its conversation.
 */
export const cacheMigration = {
  version: 1,
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE team (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE person (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE number (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE contact (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

    CREATE TABLE conversation (
      id TEXT PRIMARY KEY,
      contact_id TEXT NOT NULL,
      number_id TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      -- As the relay says it; null while there is no message.
      last_message_at INTEGER,
      -- The later of that and the newest cached message; 0 while there is neither. What the inbox is sorted by.
      sorted_at INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX conversation_by_time ON conversation (sorted_at, id);
    CREATE INDEX conversation_by_contact ON conversation (contact_id);

    CREATE TABLE message (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      conversation_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      stage TEXT,
      unread INTEGER NOT NULL CHECK (unread IN (0, 1)),
      words TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX message_by_thread ON message (conversation_id, at, id);
    CREATE INDEX message_unread ON message (conversation_id, at) WHERE unread = 1;

    CREATE VIRTUAL TABLE message_fts USING fts5 (
      words, content = 'message', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    INSERT INTO message_fts (message_fts, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER message_words_in AFTER INSERT ON message WHEN new.words <> '' BEGIN
      INSERT INTO message_fts (rowid, words) VALUES (new.position, new.words);
    END;
    CREATE TRIGGER message_words_out AFTER DELETE ON message WHEN old.words <> '' BEGIN
      INSERT INTO message_fts (message_fts, rowid, words) VALUES ('delete', old.position, old.words);
    END;
    -- One trigger for both halves: the order of two triggers is not defined, and the old words have to leave first.
    CREATE TRIGGER message_words_changed AFTER UPDATE OF position, words ON message
    WHEN old.words <> new.words OR old.position <> new.position BEGIN
      INSERT INTO message_fts (message_fts, rowid, words) SELECT 'delete', old.position, old.words WHERE old.words <> '';
      INSERT INTO message_fts (rowid, words) SELECT new.position, new.words WHERE new.words <> '';
    END;

    -- What this device knows about a conversation from its messages; kept in the same transaction as they are.
    CREATE TABLE thread (
      conversation_id TEXT PRIMARY KEY,
      newest INTEGER,
      unread INTEGER NOT NULL,
      -- 'at' of the newest message from our side.
      answered_at INTEGER NOT NULL,
      read_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

    -- kind null: not decided yet.
    CREATE TABLE notice (
      message INTEGER PRIMARY KEY REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      kind TEXT CHECK (kind IN ('show', 'hold', 'silent')),
      reason TEXT,
      until INTEGER,
      decided_at INTEGER
    ) STRICT;
    CREATE INDEX notice_undecided ON notice (message) WHERE kind IS NULL;
    CREATE INDEX notice_held ON notice (message) WHERE kind = 'hold';

    CREATE TABLE outbox (
      place INTEGER PRIMARY KEY,
      message INTEGER NOT NULL UNIQUE REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      conversation_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'refused')),
      attempts INTEGER NOT NULL,
      next_attempt_at INTEGER NOT NULL,
      failure TEXT,
      request TEXT NOT NULL
    ) STRICT;
    CREATE INDEX outbox_by_thread ON outbox (state, conversation_id, place);

    -- The files that cached messages name.
    CREATE TABLE media (
      id TEXT PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      mime_type TEXT NOT NULL
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX media_by_message ON media (message);
    -- The files that are kept, each with a key of its own: without this row the file is noise.
    CREATE TABLE media_key (
      media_id TEXT PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
      file TEXT NOT NULL UNIQUE,
      key BLOB NOT NULL CHECK (length(key) = 32),
      mime_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      stored_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;
    -- Files whose key is gone and that have not left the disk yet.
    CREATE TABLE doomed_file (file TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
    CREATE TRIGGER media_key_out AFTER DELETE ON media_key BEGIN
      INSERT OR IGNORE INTO doomed_file (file) VALUES (old.file);
    END;

    CREATE TABLE receipt (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE policy (slot INTEGER PRIMARY KEY CHECK (slot = 1), revision INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  `,
} as const;
