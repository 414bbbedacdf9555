import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Payloads that others wrote, kept beside the project; null where they are not there. */
export function readFixtures(folder: 'webhooks' | 'responses' | 'outbound'): readonly { readonly name: string; readonly body: Buffer }[] | null {
  const place = resolve(import.meta.dirname, '../../../../../shared/fixtures', folder);
  if (!existsSync(place)) return null;
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, body: readFileSync(resolve(place, name)) }));
}
