import type { Database } from './database/database.ts';
import type { MediaFiles } from './media-files/media-files.ts';

/** The open cache: its database and its files. */
export type Cache = {
  readonly database: Database;
  readonly files: MediaFiles;
};
