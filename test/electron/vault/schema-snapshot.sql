CREATE TRIGGER draft_file_out AFTER DELETE ON draft_file WHEN NOT EXISTS (SELECT 1 FROM media_key WHERE file = old.file) BEGIN
      INSERT OR IGNORE INTO doomed_file (file) VALUES (old.file);
    END;

CREATE TRIGGER media_key_out AFTER DELETE ON media_key WHEN NOT EXISTS (SELECT 1 FROM draft_file WHERE file = old.file) BEGIN
      INSERT OR IGNORE INTO doomed_file (file) VALUES (old.file);
    END;

CREATE TRIGGER message_words_changed AFTER UPDATE OF position, words ON message
    WHEN old.words <> new.words OR old.position <> new.position BEGIN
      INSERT INTO message_fts (message_fts, rowid, words) SELECT 'delete', old.position, old.words WHERE old.words <> '';
      INSERT INTO message_fts (rowid, words) SELECT new.position, new.words WHERE new.words <> '';
    END;

CREATE TRIGGER message_words_in AFTER INSERT ON message WHEN new.words <> '' BEGIN
      INSERT INTO message_fts (rowid, words) VALUES (new.position, new.words);
    END;

CREATE TRIGGER message_words_out AFTER DELETE ON message WHEN old.words <> '' BEGIN
      INSERT INTO message_fts (message_fts, rowid, words) VALUES ('delete', old.position, old.words);
    END;

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
    , team_id TEXT NOT NULL DEFAULT '', assignee_id TEXT, folder TEXT NOT NULL DEFAULT 'open' CHECK (folder IN ('open', 'snoozed', 'closed')), snooze_until INTEGER, waiting_since INTEGER, waiting_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(waiting_since, 9000000000000000 - sorted_at)) VIRTUAL, closes_at INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE doomed_file (file TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;

CREATE TABLE draft (
      conversation_id TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      note TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('answer', 'note')),
      quoted_message_id TEXT,
      changed_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

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

CREATE TABLE media (
      id TEXT PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      mime_type TEXT NOT NULL
    ) WITHOUT ROWID, STRICT;

CREATE TABLE media_key (
      media_id TEXT PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
      file TEXT NOT NULL UNIQUE,
      key BLOB NOT NULL CHECK (length(key) = 32),
      mime_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      stored_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

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
    , holding TEXT CHECK (holding IN ('photo', 'video', 'voice', 'file')), has_link INTEGER NOT NULL DEFAULT 0 CHECK (has_link IN (0, 1)), kind TEXT NOT NULL DEFAULT 'text', author_id TEXT) STRICT;

CREATE VIRTUAL TABLE message_fts USING fts5 (
      words, content = 'message', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );

CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE notice (
      message INTEGER PRIMARY KEY REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      kind TEXT CHECK (kind IN ('show', 'hold', 'silent')),
      reason TEXT,
      until INTEGER,
      decided_at INTEGER
    ) STRICT;

CREATE TABLE number (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE outbox (
      place INTEGER PRIMARY KEY,
      message INTEGER UNIQUE REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      id TEXT NOT NULL UNIQUE,
      carrier INTEGER REFERENCES message (position) ON DELETE CASCADE ON UPDATE CASCADE,
      reaction TEXT,
      conversation_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'refused')),
      attempts INTEGER NOT NULL,
      next_attempt_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL DEFAULT 0,
      may_have_left INTEGER NOT NULL DEFAULT 0 CHECK (may_have_left IN (0, 1)),
      failure TEXT,
      request TEXT NOT NULL, uploaded_at INTEGER, lane TEXT NOT NULL DEFAULT 'message' CHECK (lane IN ('message', 'note')),
      CHECK ((message IS NULL) <> (carrier IS NULL))
    ) STRICT;

CREATE TABLE person (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE policy (slot INTEGER PRIMARY KEY CHECK (slot = 1), revision INTEGER NOT NULL, body TEXT NOT NULL) STRICT;

CREATE TABLE quick_reply (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE receipt (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE team (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE template (id TEXT PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE thread (
      conversation_id TEXT PRIMARY KEY,
      newest INTEGER,
      unread INTEGER NOT NULL,
      -- 'at' of the newest message from our side.
      answered_at INTEGER NOT NULL,
      read_at INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;

CREATE INDEX conversation_by_contact ON conversation (contact_id);

CREATE INDEX conversation_by_time ON conversation (sorted_at, id);

CREATE INDEX conversation_closing ON conversation (folder, closes_at, id);

CREATE INDEX conversation_counted ON conversation (folder, assignee_id, team_id, unread);

CREATE INDEX conversation_newest ON conversation (folder, sorted_at, id);

CREATE INDEX conversation_of_person_closing ON conversation (assignee_id, folder, closes_at, id);

CREATE INDEX conversation_of_person_newest ON conversation (assignee_id, folder, sorted_at, id);

CREATE INDEX conversation_of_person_waiting ON conversation (assignee_id, folder, waiting_key, id);

CREATE INDEX conversation_to_wake ON conversation (snooze_until) WHERE folder = 'snoozed';

CREATE INDEX conversation_waiting ON conversation (folder, waiting_key, id);

CREATE INDEX draft_by_age ON draft (changed_at);

CREATE INDEX draft_file_by_draft ON draft_file (conversation_id, place);

CREATE INDEX media_by_message ON media (message);

CREATE INDEX message_by_person ON message (author_id) WHERE author_id IS NOT NULL;

CREATE INDEX message_by_thread ON message (conversation_id, at, id);

CREATE INDEX message_holding ON message (holding) WHERE holding IS NOT NULL;

CREATE INDEX message_holding_in_thread ON message (conversation_id, holding) WHERE holding IS NOT NULL;

CREATE INDEX message_link ON message (has_link) WHERE has_link = 1;

CREATE INDEX message_link_in_thread ON message (conversation_id, has_link) WHERE has_link = 1;

CREATE INDEX message_unread ON message (conversation_id, at) WHERE unread = 1;

CREATE INDEX notice_held ON notice (message) WHERE kind = 'hold';

CREATE INDEX notice_undecided ON notice (message) WHERE kind IS NULL;

CREATE INDEX outbox_by_carrier ON outbox (carrier) WHERE carrier IS NOT NULL;

CREATE INDEX outbox_by_thread ON outbox (state, lane, conversation_id, place);
