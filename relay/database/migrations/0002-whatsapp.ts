/** What WhatsApp brings: raw deliveries, contacts, conversations, messages, media, and what goes out. Frozen once released. */
export const sql = `
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY,
  received_at bigint NOT NULL,
  -- SHA-256 of the body: Meta repeats deliveries byte for byte.
  body_hash bytea NOT NULL UNIQUE,
  body bytea NOT NULL,
  -- Order of receipt: instants tie, these do not.
  position bigint GENERATED ALWAYS AS IDENTITY,
  decoded_at bigint,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at bigint NOT NULL,
  -- Set when every attempt to apply it failed: a person has to look.
  parked_at bigint,
  -- A class of error, never its text.
  last_error text,
  -- Meta's ids of numbers that it spoke of and that we did not have; null when there was none.
  unknown_numbers text[]
);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (position) WHERE decoded_at IS NULL AND parked_at IS NULL;
CREATE INDEX webhook_delivery_received ON webhook_delivery (received_at);
CREATE INDEX webhook_delivery_unknown ON webhook_delivery USING gin (unknown_numbers) WHERE unknown_numbers IS NOT NULL;

-- When a webhook for this number last reached us (proof that the way is open), until when sending pauses, and when a stopped number is tried again.
ALTER TABLE number ADD COLUMN last_webhook_at bigint, ADD COLUMN paused_until bigint, ADD COLUMN trial_at bigint;

CREATE TABLE contact (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  display_name text NOT NULL,
  username text,
  created_at bigint NOT NULL
);

-- How a contact may be recognised. A phone number and a business-scoped user id are attributes with a source and an age, never the key.
CREATE TABLE contact_alias (
  company_id uuid NOT NULL REFERENCES company,
  kind text NOT NULL CHECK (kind IN ('phone', 'user-id')),
  value text NOT NULL,
  contact_id uuid NOT NULL REFERENCES contact,
  source text NOT NULL,
  first_seen_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  -- The number or id stopped meaning this contact (changed, or given to somebody else). Kept, because old threads were held under it.
  retired_at bigint
);
CREATE UNIQUE INDEX contact_alias_current ON contact_alias (company_id, kind, value) WHERE retired_at IS NULL;
CREATE INDEX contact_alias_by_contact ON contact_alias (contact_id);

CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  number_id uuid NOT NULL REFERENCES number,
  contact_id uuid NOT NULL REFERENCES contact,
  assignee_id uuid REFERENCES person,
  state text NOT NULL DEFAULT 'open',
  created_at bigint NOT NULL,
  last_message_at bigint,
  last_inbound_at bigint,
  UNIQUE (number_id, contact_id)
);

CREATE TABLE message (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  conversation_id uuid NOT NULL REFERENCES conversation,
  -- Meta's message id. It embeds a phone number: never log it, never put it into a URL.
  wamid text,
  number_id uuid NOT NULL REFERENCES number,
  author jsonb NOT NULL,
  at bigint NOT NULL,
  content jsonb NOT NULL,
  delivery jsonb,
  quoted_message_id uuid,
  -- What a quote points at when we never stored it, or have not stored it yet.
  quoted_wamid text,
  forwarded text NOT NULL DEFAULT 'no',
  edited_at bigint,
  revoked_at bigint,
  -- The advertisement or post that the chat began from, as Meta described it.
  referral jsonb,
  -- Category and billing of an outgoing message, as a status reported them.
  pricing jsonb,
  recorded_at bigint NOT NULL
);
CREATE UNIQUE INDEX message_by_wamid ON message (number_id, wamid) WHERE wamid IS NOT NULL;
CREATE INDEX message_by_conversation ON message (conversation_id, at, id);

CREATE TABLE message_reaction (
  number_id uuid NOT NULL REFERENCES number,
  -- The message reacted to, by Meta's id, because it may not be here yet.
  target_wamid text NOT NULL,
  author_key text NOT NULL,
  author jsonb NOT NULL,
  -- Empty: taken back. Kept, so that an older reaction that arrives late does not come alive.
  emoji text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (number_id, target_wamid, author_key)
);

-- Statuses of messages that we do not know (yet): sent from a phone, or a status that overtook the answer to the send.
CREATE TABLE orphan_status (
  number_id uuid NOT NULL REFERENCES number,
  wamid text NOT NULL,
  status text NOT NULL,
  recipient text NOT NULL,
  callback_data text,
  report jsonb NOT NULL,
  received_at bigint NOT NULL,
  PRIMARY KEY (number_id, wamid, status, recipient)
);
CREATE INDEX orphan_status_by_callback ON orphan_status (callback_data) WHERE callback_data IS NOT NULL;

CREATE TABLE status_seen (
  number_id uuid NOT NULL REFERENCES number,
  wamid text NOT NULL,
  status text NOT NULL,
  recipient text NOT NULL,
  PRIMARY KEY (number_id, wamid, status, recipient)
);

-- One row per outgoing message, kept for the idempotency of its id: the durable truth of the send pipeline.
CREATE TABLE outgoing (
  message_id uuid PRIMARY KEY REFERENCES message,
  number_id uuid NOT NULL REFERENCES number,
  conversation_id uuid NOT NULL REFERENCES conversation,
  request_hash bytea NOT NULL,
  -- The device that it came from.
  device_id uuid,
  -- waiting · sending (an attempt was begun and its outcome is not recorded) · accepted · failed · unconfirmed
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  attempted_at bigint,
  -- When it was accepted, or sent again by the employee: it is tried for a day from then.
  queued_at bigint NOT NULL,
  next_attempt_at bigint NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX outgoing_open ON outgoing (conversation_id, position) WHERE state IN ('waiting', 'sending');
CREATE INDEX outgoing_due ON outgoing (position) WHERE state = 'waiting';
CREATE INDEX outgoing_unknown ON outgoing (attempted_at) WHERE state = 'sending';

CREATE TABLE media (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  number_id uuid NOT NULL REFERENCES number,
  message_id uuid REFERENCES message,
  -- Meta's id, good for seven days.
  meta_id text NOT NULL,
  -- What the message claims to hold: image · video · audio · document · sticker.
  kind text NOT NULL,
  mime_type text NOT NULL,
  sha256 bytea,
  size bigint,
  state text NOT NULL,
  failure text,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at bigint NOT NULL,
  -- Key of this one file (AES-256-GCM); destroying the row makes the file unreadable.
  file_key bytea
);
-- Files whose key is gone and which are still on the disk.
CREATE INDEX media_forgotten ON media (id) WHERE file_key IS NULL AND size IS NOT NULL;
CREATE INDEX media_by_message ON media (message_id);
CREATE INDEX media_waiting ON media (next_attempt_at) WHERE state = 'pending';
`;
