/**
 * The quick replies that this person has, as the relay says them. Frozen.
 *
 * They are the company's and the person's own words and say nothing about a contact or a message: no purge takes them, and they go when the cache is discarded.
 */
export const quickRepliesMigration = {
  version: 4,
  sql: `
    CREATE TABLE quick_reply (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID, STRICT;
  `,
} as const;
