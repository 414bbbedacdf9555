import { join } from 'node:path';
import { listQuery } from '../../../electron/vault/conversation/list-conversations.ts';
import { openDatabase } from '../../../electron/vault/database/open-database.ts';
import { pageQuery } from '../../../electron/vault/message/message-pages.ts';
import { searchStatement } from '../../../electron/vault/message/search-messages.ts';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';

export type BareQueries = {
  /** Milliseconds of the statement alone, rows fetched, by attempt. */
  readonly search: (query: string, attempts: number) => readonly number[];
  readonly page: (conversationIds: readonly string[]) => readonly number[];
  readonly list: (attempts: number) => readonly number[];
  readonly close: () => void;
};

/** The client's own statements on the client's own file, without anything around them. The client must not be running: it holds the file alone. */
export function openBareQueries(profile: string, key: Uint8Array): BareQueries {
  const opened = openDatabase({ path: join(profile, 'cache/cache.db'), key });
  if (!opened.ok) throw new Error(`The cache does not open: ${opened.error.kind}`);
  const { database } = opened.value;
  const timed = (work: () => unknown): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const repeated = (attempts: number, work: () => unknown): readonly number[] => Array.from({ length: attempts }, () => timed(work));
  return {
    search: (query, attempts) => {
      const statement = searchStatement({ query, filters: noFilters, before: null, limit: 60 });
      if (statement === null) throw new Error('Nothing is asked');
      return repeated(attempts, () => database.read((reader) => reader.all(statement.sql, ...statement.values)));
    },
    page: (conversationIds) => conversationIds.map((id) => timed(() => database.read((reader) => reader.all(pageQuery, id, Number.MAX_SAFE_INTEGER, '', 60)))),
    list: (attempts) => repeated(attempts, () => database.read((reader) => reader.all(listQuery, Number.MAX_SAFE_INTEGER, '', 100))),
    close: () => database.close(),
  };
}
