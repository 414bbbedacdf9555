/**
 * Conversations as work: what the views of the inbox filter and sort by, each view from an index of its own. Notes and other lines of the team among the
 * messages, and their own lane of the outbox. Frozen.
 *
 * `waiting_key` sorts who waits longest before everybody who does not wait, and those by the newest message. `closes_at`: end of the service window, 0 without one.
 * The lanes never mix: what sends to clients reads `message` alone.
 */
export const triageMigration = {
  version: 7,
  sql: `
    ALTER TABLE conversation ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE conversation ADD COLUMN assignee_id TEXT;
    ALTER TABLE conversation ADD COLUMN folder TEXT NOT NULL DEFAULT 'open' CHECK (folder IN ('open', 'snoozed', 'closed'));
    ALTER TABLE conversation ADD COLUMN snooze_until INTEGER;
    ALTER TABLE conversation ADD COLUMN waiting_since INTEGER;
    ALTER TABLE conversation ADD COLUMN waiting_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(waiting_since, 9000000000000000 - sorted_at)) VIRTUAL;
    ALTER TABLE conversation ADD COLUMN closes_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
    UPDATE conversation SET
      body = json_insert(body, '$.snooze', NULL, '$.waitingSince', NULL),
      team_id = json_extract(body, '$.teamId'),
      assignee_id = json_extract(body, '$.assigneeId'),
      folder = json_extract(body, '$.state'),
      closes_at = coalesce(json_extract(body, '$.lastInboundAt') + 86340000, 0),
      unread = coalesce((SELECT unread FROM thread WHERE conversation_id = conversation.id), 0);
    CREATE INDEX conversation_newest ON conversation (folder, sorted_at, id);
    CREATE INDEX conversation_waiting ON conversation (folder, waiting_key, id);
    CREATE INDEX conversation_closing ON conversation (folder, closes_at, id);
    CREATE INDEX conversation_of_person_newest ON conversation (assignee_id, folder, sorted_at, id);
    CREATE INDEX conversation_of_person_waiting ON conversation (assignee_id, folder, waiting_key, id);
    CREATE INDEX conversation_of_person_closing ON conversation (assignee_id, folder, closes_at, id);
    CREATE INDEX conversation_counted ON conversation (folder, assignee_id, team_id, unread);
    CREATE INDEX conversation_to_wake ON conversation (snooze_until) WHERE folder = 'snoozed';

    ALTER TABLE message ADD COLUMN kind TEXT NOT NULL DEFAULT 'text';
    UPDATE message SET kind = json_extract(body, '$.content.kind');

    ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT 'message' CHECK (lane IN ('message', 'note'));
    DROP INDEX outbox_by_thread;
    CREATE INDEX outbox_by_thread ON outbox (state, lane, conversation_id, place);
  `,
} as const;
