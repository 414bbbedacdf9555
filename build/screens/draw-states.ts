import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../bundle/build-app.ts';

/**
 * Draws the screens in every state that they know, also those into which a demo cannot be brought at will (a locked keychain, a refusal, a broken file): the page alone, with answers made up
 * for it, in both themes and languages, small, and at 200 percent. Each is looked through for accessibility as well.
 *
 * @param only a regular expression for `NAME VIEW`, such as `^inbox-.* dark-de`; empty for all.
 * @returns whether nothing was found; false also without a Chromium, which none of the project's own packages brings.
 */
export function drawStates(folder: string, only: string): boolean {
  return spawnSync(process.execPath, [join(PROJECT, 'test/renderer/support/take-pictures.ts'), folder, only], { stdio: 'inherit' }).status === 0;
}
