import { sql as company } from './0001-company.ts';
import { sql as whatsapp } from './0002-whatsapp.ts';
import { sql as templates } from './0003-templates.ts';
import { sql as limitsAndWatch } from './0004-limits-and-watch.ts';
import { sql as peopleAndFiles } from './0005-people-and-files.ts';
import { sql as quickReplies } from './0006-quick-replies.ts';
import { sql as search } from './0007-search.ts';
import { sql as triage } from './0008-triage.ts';
import { sql as contactCare } from './0009-contact-care.ts';
import { sql as withdrawn } from './0010-withdrawn.ts';
import { sql as searchByTime } from './0011-search-by-time.ts';

/** One step of the schema. Its text never changes once a version with it was released; the database keeps its hash and says so. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** Every migration, in order, numbered from 1 without gaps. */
export const allMigrations: readonly Migration[] = [
  { number: 1, name: 'company', sql: company },
  { number: 2, name: 'whatsapp', sql: whatsapp },
  { number: 3, name: 'templates', sql: templates },
  { number: 4, name: 'limits-and-watch', sql: limitsAndWatch },
  { number: 5, name: 'people-and-files', sql: peopleAndFiles },
  { number: 6, name: 'quick-replies', sql: quickReplies },
  { number: 7, name: 'search', sql: search },
  { number: 8, name: 'triage', sql: triage },
  { number: 9, name: 'contact-care', sql: contactCare },
  { number: 10, name: 'withdrawn', sql: withdrawn },
  { number: 11, name: 'search-by-time', sql: searchByTime },
];
