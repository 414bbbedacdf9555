import { writeFile } from 'node:fs/promises';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/**
 * Writes a client's file where the person chose. On Windows it is marked as coming from elsewhere, as a browser does, so that Office opens it protected
 * (source: Microsoft, 'Macros from the internet are blocked', zone 3).
 */
export async function saveClientFile(path: string, bytes: Uint8Array): Promise<Result<null, { readonly code: string }>> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    return fail({ code: (error as { readonly code?: string }).code ?? 'unknown' });
  }
  // A disk without marks (FAT) takes the file all the same.
  if (process.platform === 'win32') await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n').catch(() => undefined);
  return succeed(null);
}
