import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, totalmem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, PROJECT } from '../../../build/bundle/build-app.ts';
import { resolveElectron } from '../../../build/electron-runtime/resolve-electron.ts';
import { openKeptWorld } from './kept-world.ts';
import type { WorldSize } from './make-world.ts';
import { measureClient } from './measure-client.ts';
import { measureStarts } from './measure-starts.ts';
import { measureTypingDuringSync } from './measure-typing-during-sync.ts';
import { drawTable } from './results-table.ts';
import type { Result } from './results-table.ts';

const fullSize: WorldSize = { messages: 300_000, conversations: 3_000, longest: 20_500, news: 50_000 };
const quickSize: WorldSize = { messages: 20_000, conversations: 400, longest: 2_500, news: 3_000 };

/** What can be measured by itself. */
const parts = ['start', 'window', 'sync'] as const;

/**
 * Measures the client in its real window on a large cache, beside a window that has next to nothing in it and the bare queries on the same file, and
 * prints a table. Everything in one run: figures of two runs are not to be compared on a machine that does other things.
 *
 * @param only some of `start`, `window` (switching, typing, scrolling, searching), `sync`; all of them when empty.
 */
export async function benchClient({ quick, only }: { readonly quick: boolean; readonly only: readonly string[] }): Promise<void> {
  const unknown = only.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`There is no part '${unknown.join(', ')}'. There is: ${parts.join(', ')}`);
  const wanted = (part: (typeof parts)[number]): boolean => only.length === 0 || only.includes(part);
  await buildApp();
  const electron = await resolveElectron();
  console.log(electron.note);
  const say = (line: string): void => console.log(`  ${line}`);
  const size = quick ? quickSize : fullSize;
  const world = await openKeptWorld({ size, electron, say });
  const scratch = await mkdtemp(join(tmpdir(), 'deskline-bare-'));
  const results: Result[] = [];
  try {
    const on = { electron, session: world.session };
    const bare = { app: join(import.meta.dirname, 'bare-window'), args: [`--profile=${scratch}`], url: 'file://', usable: '.row' };
    const ours = { app: PROJECT, args: [`--profile=${world.profile}`], url: 'app://deskline/' };
    const relay = await world.startRelay('quiet');
    try {
      if (wanted('start')) results.push(...(await measureStarts({ on, bare, ours, times: quick ? 3 : 7, say })));
      if (wanted('window')) results.push(...(await measureClient({ on, bare, ours, world, quick, say })));
    } finally {
      await relay.stop();
    }
    if (wanted('sync')) results.push(...(await measureTypingDuringSync({ on, bare, ours, world, messages: size.news, say })));
  } finally {
    await world.close();
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`\n${size.messages} messages in ${size.conversations} conversations; ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Electron ${electron.version}\n`);
  console.log(drawTable(results));
}
