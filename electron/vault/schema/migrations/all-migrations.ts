import { cacheMigration } from './0001-cache.ts';
import { templatesMigration } from './0002-templates.ts';

/** In order, without gaps. */
export const allMigrations = [cacheMigration, templatesMigration] as const;
