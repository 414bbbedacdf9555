/**
 * Which of us wrote a message, for a search that is narrowed to one person. Frozen.
 *
 * A column and an index of `message`: they go with its rows.
 */
export const searchPeopleMigration = {
  version: 8,
  sql: `
    ALTER TABLE message ADD COLUMN author_id TEXT;
    UPDATE message SET author_id = json_extract(body, '$.author.personId') WHERE author = 'person';
    CREATE INDEX message_by_person ON message (author_id) WHERE author_id IS NOT NULL;
  `,
} as const;
