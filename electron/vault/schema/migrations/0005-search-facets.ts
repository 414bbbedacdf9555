/**
 * What a message holds besides words, for a search that is narrowed to it and for what was shared in a conversation. Frozen.
 *
 * Columns and indexes of `message`: they go with its rows.
 */
export const searchFacetsMigration = {
  version: 5,
  sql: `
    ALTER TABLE message ADD COLUMN holding TEXT CHECK (holding IN ('photo', 'video', 'voice', 'file'));
    ALTER TABLE message ADD COLUMN has_link INTEGER NOT NULL DEFAULT 0 CHECK (has_link IN (0, 1));
    UPDATE message SET
      holding = CASE json_extract(body, '$.content.kind') WHEN 'image' THEN 'photo' WHEN 'video' THEN 'video' WHEN 'audio' THEN 'voice' WHEN 'document' THEN 'file' END,
      has_link = instr(lower(words), 'http://') > 0 OR instr(lower(words), 'https://') > 0 OR instr(lower(words), 'www.') > 0;
    CREATE INDEX message_holding ON message (holding) WHERE holding IS NOT NULL;
    CREATE INDEX message_holding_in_thread ON message (conversation_id, holding) WHERE holding IS NOT NULL;
    CREATE INDEX message_link ON message (has_link) WHERE has_link = 1;
    CREATE INDEX message_link_in_thread ON message (conversation_id, has_link) WHERE has_link = 1;
  `,
} as const;
