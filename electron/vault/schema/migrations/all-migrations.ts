import { cacheMigration } from './0001-cache.ts';
import { templatesMigration } from './0002-templates.ts';
import { outboxOfEveryKindMigration } from './0003-outbox-of-every-kind.ts';
import { quickRepliesMigration } from './0004-quick-replies.ts';
import { searchFacetsMigration } from './0005-search-facets.ts';
import { draftsMigration } from './0006-drafts.ts';
import { triageMigration } from './0007-triage.ts';
import { searchPeopleMigration } from './0008-search-people.ts';

/** In order, without gaps. */
export const allMigrations = [cacheMigration, templatesMigration, outboxOfEveryKindMigration, quickRepliesMigration, searchFacetsMigration, draftsMigration, triageMigration, searchPeopleMigration] as const;
