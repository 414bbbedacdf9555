/** Planned messages that were taken back. Frozen once released. */
export const sql = `
-- Ids of what was taken back: a device that asks once more for one of them, because it never heard the first answer, must not bring it to life again. Nothing of what it said is here.
CREATE TABLE withdrawn_message (
  message_id uuid PRIMARY KEY,
  withdrawn_at bigint NOT NULL
);
CREATE INDEX withdrawn_message_by_age ON withdrawn_message (withdrawn_at);
`;
