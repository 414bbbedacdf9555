/** What a search without words walks along: newest first, of the company, of one number, of one kind of file. Frozen once released. */
export const sql = `
CREATE INDEX message_by_time ON message (company_id, at, id) WHERE reacts_to IS NULL AND revoked_at IS NULL;
CREATE INDEX message_of_number_by_time ON message (number_id, at, id) WHERE reacts_to IS NULL AND revoked_at IS NULL;
-- Texts are most of what there is, and nobody asks for them alone.
CREATE INDEX message_of_kind_by_time ON message (company_id, (content ->> 'kind'), at, id)
  WHERE reacts_to IS NULL AND revoked_at IS NULL AND content ->> 'kind' IN ('image', 'video', 'audio', 'document');

-- Without it half of everything (what contacts wrote) is taken for next to nothing, and read as a whole.
CREATE STATISTICS message_author_kind ON (author ->> 'kind') FROM message;
`;
