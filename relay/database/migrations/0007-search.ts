/** What a search compares. Frozen once released. */
export const sql = `
-- The words of a message and of a contact's names, folded by the relay's own code (null: not yet) and not by the database, whose idea of a word depends on its locale.
ALTER TABLE message ADD COLUMN search_words tsvector;
ALTER TABLE contact ADD COLUMN search_words tsvector;
CREATE INDEX message_search ON message USING gin (search_words);
CREATE INDEX contact_search ON contact USING gin (search_words);
CREATE INDEX message_unfolded ON message (id) WHERE search_words IS NULL;
CREATE INDEX contact_unfolded ON contact (id) WHERE search_words IS NULL;

-- Whoever changes, erases or takes back what a message says takes its words out of the index in the same transaction, without having to think of it.
CREATE FUNCTION forget_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_words := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER message_says_something_else BEFORE UPDATE OF content ON message FOR EACH ROW EXECUTE FUNCTION forget_search_words();
CREATE TRIGGER contact_has_another_name BEFORE UPDATE OF display_name, username ON contact FOR EACH ROW EXECUTE FUNCTION forget_search_words();

-- A number is found by its end.
CREATE INDEX contact_alias_tail ON contact_alias (company_id, reverse(value) text_pattern_ops) WHERE kind = 'phone' AND retired_at IS NULL;
`;
