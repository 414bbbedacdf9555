import { describe, expect, it } from 'vitest';
import { searchStatement } from '../../../relay/search/find-messages.ts';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import type { NumberId, TeamId } from '../../../shared/kernel/ids.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';

const rows = 20_000;

describe.each(databases)('a search without words on $name', ({ open }) => {
  it('walks an index of time and stops, whatever it is narrowed by', async () => {
    const database = await open();
    const company = await makeTestCompany(database, 0);
    const [contact, conversation] = [testId(), testId()];
    await database.query(`INSERT INTO contact (id, company_id, display_name, created_at) VALUES ($1, $2, 'A client', 0)`, [contact, company.id]);
    await database.query('INSERT INTO conversation (id, company_id, number_id, contact_id, created_at) VALUES ($1, $2, $3, $4, 0)', [conversation, company.id, company.numberId, contact]);
    await database.query(
      `INSERT INTO message (id, company_id, conversation_id, number_id, author, at, content, recorded_at)
       SELECT gen_random_uuid(), $1, $2, $3, '{"kind":"contact"}', n, jsonb_build_object('kind', CASE WHEN n % 500 = 0 THEN 'image' ELSE 'text' END, 'body', 'word'), 0 FROM generate_series(1, ${rows}) n`,
      [company.id, conversation, company.numberId],
    );
    await database.query('ANALYZE');
    const planOf = async (filters: Partial<SearchFilters>): Promise<string> => {
      const statement = searchStatement({ companyId: company.id, person: company.employee, request: { query: '', filters: { ...noFilters, ...filters }, before: null }, limit: 20 });
      if (statement === null) throw new Error('Nothing is asked');
      return (await database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement.text}`, statement.values)).map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(await planOf({ holding: 'photo' })).toContain('message_of_kind_by_time');
    const narrowings: readonly Partial<SearchFilters>[] = [
      { since: 5_000 }, { until: 15_000 }, { numberId: company.numberId as NumberId }, { teamId: (company.employee.teamIds[0] ?? null) as TeamId | null }, { from: { who: 'contact' } },
    ];
    for (const filters of narrowings) {
      const plan = await planOf(filters);
      expect(plan, JSON.stringify(filters)).toMatch(/Index (Only )?Scan Backward using message_(by|of_number_by)_time/);
      expect(plan).not.toContain('Seq Scan on message');
    }
  });
});
