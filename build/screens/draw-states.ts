import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../bundle/build-app.ts';

/**
 * Draws the screens in every state that they know, also those into which a demo cannot be brought at will (a locked keychain, a refusal, a broken file): the page alone, with answers made up
 * for it, in both themes and languages, small, and at 200 percent. Each is looked through for accessibility as well.
 *
 * @param only a regular expression for `NAME VIEW`, such as `^inbox-.* dark-de`; empty for all.
 * @returns whether nothing was found.
 * @throws without a Chromium: none of the project's own packages brings one.
 */
export function drawStates(folder: string, only: string): boolean {
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(chromium)) throw new Error(`There is no Chromium at ${chromium}. Install Debian's package 'chromium', or name one in CHROMIUM.`);
  const drawn = spawnSync(process.execPath, [join(PROJECT, 'test/renderer/support/take-pictures.ts'), folder, only], { stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } });
  return drawn.status === 0;
}
