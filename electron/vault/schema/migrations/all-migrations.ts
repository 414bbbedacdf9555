import { cacheMigration } from './0001-cache.ts';

/** In order, without gaps. */
export const allMigrations = [cacheMigration] as const;
