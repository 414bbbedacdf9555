/** What goes out beside texts: templates, uploads, reactions; and what contacts and Meta want of us. Frozen once released. */
export const sql = `
CREATE TABLE template (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  business_account_id text NOT NULL,
  -- Meta's id of this language of the template.
  meta_id text,
  name text NOT NULL,
  -- As Meta's list writes it: sending needs exactly this.
  language text NOT NULL,
  -- The same in the form in which languages are compared.
  language_key text NOT NULL,
  status text NOT NULL,
  status_reason text,
  category text NOT NULL,
  quality text NOT NULL DEFAULT 'UNKNOWN',
  parameter_format text NOT NULL DEFAULT 'positional',
  -- As in Meta's list, types in upper case.
  components jsonb NOT NULL DEFAULT '[]',
  changed_at bigint NOT NULL,
  -- When a webhook last changed it: a list that was asked for before that must not undo it.
  told_at bigint,
  UNIQUE (business_account_id, name, language_key)
);

-- What was accepted to be sent, where that says more than the message shows. Null: the message's content itself.
ALTER TABLE outgoing ADD COLUMN payload jsonb, ADD COLUMN media_id uuid;

-- A reaction of ours is queued like a message and shown as part of this one.
ALTER TABLE message ADD COLUMN reacts_to uuid REFERENCES message;
CREATE INDEX message_reacting ON message (reacts_to) WHERE reacts_to IS NOT NULL;

-- Files from the desk have no id at Meta before they are sent, and no message before one uses them.
ALTER TABLE media ALTER COLUMN meta_id DROP NOT NULL,
  ADD COLUMN source text NOT NULL DEFAULT 'meta' CHECK (source IN ('meta', 'desk')),
  -- As what it was checked: image · video · audio · voice · document · sticker.
  ADD COLUMN upload_kind text,
  ADD COLUMN animated boolean NOT NULL DEFAULT false,
  ADD COLUMN uploaded_by uuid REFERENCES person,
  ADD COLUMN uploaded_at bigint;
CREATE INDEX media_unused ON media (uploaded_at) WHERE source = 'desk' AND message_id IS NULL AND file_key IS NOT NULL;

-- Where a file of ours is at Meta; ids of uploads live 30 days there.
CREATE TABLE media_upload (
  media_id uuid NOT NULL REFERENCES media,
  number_id uuid NOT NULL REFERENCES number,
  meta_id text,
  expires_at bigint,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at bigint NOT NULL,
  PRIMARY KEY (media_id, number_id)
);
CREATE INDEX media_upload_open ON media_upload (next_attempt_at);

-- The contact's own word on what we may send.
CREATE TABLE contact_preference (
  contact_id uuid NOT NULL REFERENCES contact,
  category text NOT NULL,
  value text NOT NULL CHECK (value IN ('stop', 'resume')),
  -- How we know: webhook, or a send that Meta refused.
  source text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (contact_id, category)
);

CREATE TABLE contact_block (
  contact_id uuid NOT NULL REFERENCES contact,
  number_id uuid NOT NULL REFERENCES number,
  person_id uuid REFERENCES person,
  blocked_at bigint NOT NULL,
  PRIMARY KEY (contact_id, number_id)
);

-- Meta's view of a number, as it told last.
CREATE TABLE number_standing (
  number_id uuid PRIMARY KEY REFERENCES number,
  verified_name text,
  name_status text,
  quality text,
  throughput text,
  messaging_limit text,
  status text,
  code_verification text,
  checked_at bigint
);

-- What Meta told about an account or one of its numbers (number_id null: the account).
CREATE TABLE account_notice (
  id uuid PRIMARY KEY,
  business_account_id text NOT NULL,
  number_id uuid REFERENCES number,
  field text NOT NULL,
  event text NOT NULL,
  detail text,
  at bigint NOT NULL,
  UNIQUE (business_account_id, field, event, at)
);
CREATE INDEX account_notice_newest ON account_notice (business_account_id, at DESC);
`;
