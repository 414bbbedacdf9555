/** What is counted before Meta counts it, the watch over the way in, and housekeeping. Frozen once released. */
export const sql = `
-- What Meta allows this number, as far as it told: messages a second (null: the usual level) and its word for the messaging limit.
ALTER TABLE number ADD COLUMN throughput_per_second integer, ADD COLUMN messaging_tier text;

-- Why a message lets later ones of its conversation pass: it waits for hours, or for the contact to write. Null: it does not.
ALTER TABLE outgoing ADD COLUMN waits_for text,
  -- How often Meta's message history was asked what became of it.
  ADD COLUMN history_asks integer NOT NULL DEFAULT 0;
CREATE INDEX outgoing_without_news ON outgoing (next_attempt_at) WHERE state = 'accepted' AND history_asks < 5;
DROP INDEX outgoing_open;
CREATE INDEX outgoing_open ON outgoing (conversation_id, position) WHERE state IN ('waiting', 'sending') AND waits_for IS NULL;

-- Up to which instant the future of a conversation's pair is used.
CREATE TABLE pair_meter (
  conversation_id uuid PRIMARY KEY REFERENCES conversation,
  used_until bigint NOT NULL
);

-- Departures of the last second, and until when the present one is full.
CREATE TABLE second_meter (
  number_id uuid PRIMARY KEY REFERENCES number,
  sent_at jsonb NOT NULL DEFAULT '[]',
  full_until bigint NOT NULL DEFAULT 0
);
-- A number that is in use in the WhatsApp Business app on a phone as well has a lower limit.
CREATE INDEX message_from_phone ON message (number_id) WHERE author ->> 'kind' = 'phone-app';
CREATE INDEX message_received ON message (number_id, recorded_at) WHERE author ->> 'kind' = 'contact';

-- Contacts that a template of ours last reached outside their service window.
CREATE TABLE template_reach (
  company_id uuid NOT NULL REFERENCES company,
  contact_id uuid NOT NULL REFERENCES contact,
  reached_at bigint NOT NULL,
  PRIMARY KEY (company_id, contact_id)
);
CREATE INDEX template_reach_by_time ON template_reach (company_id, reached_at);

-- Work that one process does for all, now and then: whoever moves the instant does it.
CREATE TABLE shared_task (
  name text PRIMARY KEY,
  begun_at bigint NOT NULL
);

-- The last delivery of our own that was sent through the whole way in, and the last that came through it.
CREATE TABLE canary (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  sent_id uuid,
  sent_at bigint,
  arrived_at bigint,
  arrived_count bigint NOT NULL DEFAULT 0
);

-- By the database's own clock: it only serves to forget.
ALTER TABLE status_seen ADD COLUMN seen_at bigint NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint;
CREATE INDEX status_seen_by_time ON status_seen (seen_at);
CREATE INDEX orphan_status_by_time ON orphan_status (received_at);
CREATE INDEX webhook_delivery_settled ON webhook_delivery (received_at) WHERE decoded_at IS NOT NULL AND unknown_numbers IS NULL;
`;
