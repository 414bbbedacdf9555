/** Questions whether two contacts are one person, what messages cost, and small pictures of files. Frozen once released. */
export const sql = `
-- The product of a catalogue that a message asks about.
ALTER TABLE message ADD COLUMN product jsonb;

-- Stands for the contact's key pair; changed_at is when it last became another one. merged_into: a person said that both are one, and this one is empty.
ALTER TABLE contact
  ADD COLUMN identity_hash text,
  ADD COLUMN identity_changed_at bigint,
  ADD COLUMN merged_into uuid REFERENCES contact;
ALTER TABLE conversation ADD COLUMN merged_into uuid REFERENCES conversation;

-- WhatsApp says that a contact has another number or id from now on: is whoever writes from there the same person? Only people decide.
-- Rows stay after the answer: they are the record of who decided what and when.
CREATE TABLE identity_question (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  former_contact_id uuid NOT NULL REFERENCES contact,
  new_phone text,
  new_user_id text,
  asked_at bigint NOT NULL,
  answer text CHECK (answer IN ('same', 'different')),
  answered_at bigint,
  answered_by uuid REFERENCES person,
  -- Whom the answer was about: null when nobody had written from the new number yet.
  other_contact_id uuid REFERENCES contact,
  moved_messages bigint
);
CREATE INDEX identity_question_open ON identity_question (company_id, asked_at) WHERE answer IS NULL;
CREATE UNIQUE INDEX identity_question_once ON identity_question (former_contact_id, coalesce(new_phone, ''), coalesce(new_user_id, '')) WHERE answer IS NULL;

-- What Meta counted, one row per outgoing message: for reports. Meta's id of the message is kept as its SHA-256 alone, because it embeds a phone number.
CREATE TABLE message_price (
  number_id uuid NOT NULL REFERENCES number,
  message_key bytea NOT NULL,
  category text NOT NULL,
  type text,
  billable boolean,
  model text,
  told_at bigint NOT NULL,
  PRIMARY KEY (number_id, message_key)
);
CREATE INDEX message_price_by_time ON message_price (number_id, told_at);

-- Calls of contacts: only to know one call's events from another's. The SHA-256 of Meta's id.
CREATE TABLE call_seen (
  number_id uuid NOT NULL REFERENCES number,
  call_key bytea NOT NULL,
  conversation_id uuid NOT NULL REFERENCES conversation,
  at bigint NOT NULL,
  PRIMARY KEY (number_id, call_key)
);

-- A small picture of a file, with a key of its own that is destroyed with the file's. state: null not considered yet · ready · none (no picture can be made)
ALTER TABLE media
  ADD COLUMN thumbnail_state text,
  ADD COLUMN thumbnail_key bytea,
  ADD COLUMN thumbnail_size bigint,
  -- Counted before the work: a picture that ends the process is not tried for ever.
  ADD COLUMN thumbnail_attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN thumbnail_next_at bigint NOT NULL DEFAULT 0;
CREATE INDEX media_without_thumbnail ON media (thumbnail_next_at) WHERE state = 'ready' AND thumbnail_state IS NULL AND kind IN ('image', 'sticker');
CREATE INDEX media_forgotten_thumbnail ON media (id) WHERE thumbnail_key IS NULL AND thumbnail_size IS NOT NULL;
`;
