import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the file that says where the relay of this folder was last listening. */
const addressFile = 'address';

/** Leaves the relay's address in its folder, so that the administration command finds it on whatever port it runs. */
export async function writeAddress(folder: string, url: string): Promise<void> {
  await writeFile(join(folder, addressFile), `${url}\n`, { mode: 0o600 });
}

/** The address that the folder's relay last listened on; null when there is none. */
export async function readAddress(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, addressFile), 'utf8').catch(() => '');
  return URL.canParse(text.trim()) ? text.trim() : null;
}
