/**
 * The company's message templates, as the relay says them. Frozen.
 *
 * They are the company's own words and say nothing about a contact or a message: no purge takes them, and they go when the cache is discarded.
 */
export const templatesMigration = {
  version: 2,
  sql: `
    CREATE TABLE template (id TEXT PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID, STRICT;
  `,
} as const;
