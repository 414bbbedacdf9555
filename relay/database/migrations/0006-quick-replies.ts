/** Texts that are written often, called up by a shortcut. Frozen once released. */
export const sql = `
-- Whose it is: team_id or person_id; of the whole company without either.
CREATE TABLE quick_reply (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  team_id uuid REFERENCES team,
  person_id uuid REFERENCES person,
  shortcut text NOT NULL,
  title text NOT NULL,
  -- A list of {language, body}.
  texts jsonb NOT NULL,
  changed_at bigint NOT NULL,
  CHECK (team_id IS NULL OR person_id IS NULL)
);
CREATE UNIQUE INDEX quick_reply_shortcut ON quick_reply (
  company_id, coalesce(team_id, '00000000-0000-0000-0000-000000000000'), coalesce(person_id, '00000000-0000-0000-0000-000000000000'), shortcut
);
`;
