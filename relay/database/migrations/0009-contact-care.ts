/** What people write down about a contact, and who saw a whole number. Frozen once released. */
export const sql = `
ALTER TABLE contact
  ADD COLUMN language text,
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD COLUMN note_revision integer NOT NULL DEFAULT 0,
  ADD COLUMN note_at bigint,
  ADD COLUMN note_by uuid REFERENCES person;

-- Every word of a contact on consent. Rows are added and never changed: the newest counts, the others prove.
CREATE TABLE contact_consent (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contact,
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('given', 'withdrawn')),
  source text NOT NULL,
  proof text NOT NULL,
  at bigint NOT NULL,
  recorded_by uuid REFERENCES person,
  recorded_at bigint NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX contact_consent_newest ON contact_consent (contact_id, purpose, at DESC, position DESC);

-- Who saw the whole number of whom, when, and why they said they needed it. The number itself is not repeated here.
CREATE TABLE contact_reveal (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  contact_id uuid NOT NULL REFERENCES contact,
  person_id uuid NOT NULL REFERENCES person,
  device_id uuid NOT NULL,
  at bigint NOT NULL,
  reason text NOT NULL,
  words text NOT NULL
);
CREATE INDEX contact_reveal_by_contact ON contact_reveal (contact_id, at DESC);
CREATE INDEX contact_reveal_by_person ON contact_reveal (person_id, at DESC);
`;
