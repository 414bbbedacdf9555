import type { Sql } from '../database/database.ts';

export type Company = { readonly id: string; readonly name: string };

/** The company of this relay; null before it was created. One relay serves one company. */
export async function findCompany(sql: Sql): Promise<Company | null> {
  const [company] = await sql.query<Company>('SELECT id, name FROM company ORDER BY id LIMIT 1');
  return company ?? null;
}
