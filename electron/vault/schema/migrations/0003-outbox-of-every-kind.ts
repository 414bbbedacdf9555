/**
 * The outbox takes every kind of message. Frozen once released.
 *
 * An entry is known by the id of its request. `message` is the row that shows it; a reaction has no row of its own: `carrier` is the message that it is on, and
 * `reaction` what we show on it and what was there before, so that it survives news of that message and a refused one can be taken off. `not_before`: it does not leave earlier, whatever the line does (a few seconds
 * to take it back). `may_have_left`: an attempt ended without an answer, so the relay may have it.
 */
export const outboxOfEveryKindMigration = {
  version: 3,
  sql: `
    ALTER TABLE outbox RENAME TO outbox_before;
    DROP INDEX outbox_by_thread;
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
      request TEXT NOT NULL,
      CHECK ((message IS NULL) <> (carrier IS NULL))
    ) STRICT;
    INSERT INTO outbox (place, message, id, conversation_id, state, attempts, next_attempt_at, failure, request)
      SELECT place, message, (SELECT id FROM message WHERE position = outbox_before.message), conversation_id, state, attempts, next_attempt_at, failure, request FROM outbox_before;
    DROP TABLE outbox_before;
    CREATE INDEX outbox_by_thread ON outbox (state, conversation_id, place);
    CREATE INDEX outbox_by_carrier ON outbox (carrier) WHERE carrier IS NOT NULL;
  `,
} as const;
