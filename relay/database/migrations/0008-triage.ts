/** Conversations as work of a team: put aside, waiting for an answer. Frozen once released. */
export const sql = `
ALTER TABLE conversation
  -- All null while it is not put aside; snooze_until null beside the others: only the contact's message ends it.
  ADD COLUMN snooze_until bigint,
  ADD COLUMN snooze_until_reply boolean,
  ADD COLUMN snoozed_by uuid REFERENCES person,
  ADD COLUMN snoozed_at bigint,
  -- Instants of the contact's oldest unanswered message, and of our newest answer (or of what closing settled).
  ADD COLUMN waiting_since bigint,
  ADD COLUMN answered_at bigint;
CREATE INDEX conversation_to_wake ON conversation (snooze_until) WHERE snooze_until IS NOT NULL;

UPDATE conversation SET answered_at = (
  SELECT max(at) FROM message WHERE conversation_id = conversation.id AND author ->> 'kind' IN ('person', 'phone-app') AND reacts_to IS NULL
);
UPDATE conversation SET waiting_since = (
  SELECT min(at) FROM message WHERE conversation_id = conversation.id AND author ->> 'kind' = 'contact' AND content ->> 'kind' <> 'system'
    AND at > coalesce(conversation.answered_at, 0)
) WHERE state = 'open';
`;
