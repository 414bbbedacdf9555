/* What stands behind `npm run check`: the static part of `npm test` alone. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('../test/run-all.ts', import.meta.url)), 'checks'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
