/** Companies, their people, numbers and devices, the event log, policies and receipts. Frozen once released. Instants are UTC milliseconds. */
export const sql = `
CREATE TABLE company (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at bigint NOT NULL,
  -- Ed25519 key pair that signs policies, PKCS8 and raw. See docs/threat-model.md for who can read it.
  policy_private_key bytea NOT NULL,
  policy_public_key bytea NOT NULL
);

CREATE TABLE event_log_head (
  company_id uuid PRIMARY KEY REFERENCES company,
  head bigint NOT NULL
);

CREATE TABLE event_log (
  company_id uuid NOT NULL REFERENCES company,
  sequence bigint NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  team_id uuid,
  recorded_at bigint NOT NULL,
  PRIMARY KEY (company_id, sequence)
);

CREATE TABLE team (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  name text NOT NULL
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('employee', 'manager', 'admin'))
);

CREATE TABLE team_member (
  team_id uuid NOT NULL REFERENCES team,
  person_id uuid NOT NULL REFERENCES person,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_member_by_person ON team_member (person_id);

CREATE TABLE number (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  team_id uuid NOT NULL REFERENCES team,
  -- Meta's id of the number: what webhooks are routed by.
  phone_number_id text NOT NULL UNIQUE,
  business_account_id text,
  display_phone_number text NOT NULL,
  name text NOT NULL,
  health text NOT NULL DEFAULT 'ok',
  stopped_reason text,
  last_inbound_at bigint
);

CREATE TABLE enrolment_code (
  -- SHA-256 of the code.
  code_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  expires_at bigint NOT NULL,
  used_at bigint
);

CREATE TABLE device (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES company,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  -- SHA-256 of the bearer token.
  token_hash bytea NOT NULL UNIQUE,
  app_version text NOT NULL,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  policy_revision bigint,
  policy_refusal jsonb,
  last_purge_at bigint,
  revoked_at bigint
);

CREATE TABLE policy (
  company_id uuid NOT NULL REFERENCES company,
  revision bigint NOT NULL,
  payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  issued_at bigint NOT NULL,
  PRIMARY KEY (company_id, revision)
);

CREATE TABLE receipt (
  id text NOT NULL,
  device_id uuid NOT NULL REFERENCES device,
  company_id uuid NOT NULL REFERENCES company,
  kind text NOT NULL,
  body jsonb NOT NULL,
  received_at bigint NOT NULL,
  PRIMARY KEY (device_id, id)
);
`;
