import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { clickRow } from './click-row.ts';
import type { KeptWorld } from './kept-world.ts';
import { typingResults } from './measure-client.ts';
import { whenUsable } from './measure-start.ts';
import type { Startable } from './measure-start.ts';
import { measureTyping } from './measure-typing.ts';
import type { TypedKey } from './measure-typing.ts';
import { openMeasuredWindow } from './measured-window.ts';
import { pageParts } from './page-parts.ts';
import { freshContactName } from './receive-news.ts';
import type { Result } from './results-table.ts';

type ReadSession = { readonly value: { readonly connection: { readonly state: string } } };
const leastKeys = 500;
const longestMs = 300_000;

/**
 * Opens a client that was away while messages arrived, goes to a conversation at once, and types until all of them are in its cache: through the real
 * relay, its paging and its stream. Beside it the same number of keys in a bare window while nothing happens.
 */
export async function measureTypingDuringSync(request: {
  readonly on: { readonly electron: ElectronRuntime; readonly session: DesktopSession };
  readonly bare: Startable;
  readonly ours: Omit<Startable, 'usable'>;
  readonly world: KeptWorld;
  readonly messages: number;
  readonly say: (line: string) => void;
}): Promise<readonly Result[]> {
  const { on, say } = request;
  const bare = await openMeasuredWindow({ ...on, ...request.bare });
  let bareKeys: readonly TypedKey[];
  try {
    await whenUsable(bare, request.bare);
    bareKeys = await measureTyping(bare.page, { field: '.field', keys: leastKeys });
  } finally {
    await bare.close();
  }
  const relay = await request.world.startRelay('news');
  const window = await openMeasuredWindow({ ...on, ...request.ours });
  try {
    await whenUsable(window, { usable: pageParts.inboxRow });
    await clickRow(window.page, freshContactName);
    await whenUsable(window, { usable: pageParts.field });
    say(`typing while ${request.messages} messages arrive …`);
    const began = performance.now();
    let isBehind = true;
    let keysDuring = 0;
    const keys = await measureTyping(window.page, {
      field: pageParts.field,
      keys: 1,
      goesOn: async () => {
        keysDuring += 1;
        // Asked seldom: the question itself is work for the window.
        if (keysDuring % 20 === 0) isBehind = (await window.page.evaluate<ReadSession>("window.deskline.call('session.read', null).then(JSON.parse)")).value.connection.state !== 'online';
        return isBehind && performance.now() - began < longestMs;
      },
    });
    const seconds = (performance.now() - began) / 1000;
    return [
      ...typingResults(`typing while ${request.messages} messages arrive`, keys, bareKeys),
      { what: '  messages applied in a second', ours: request.messages / seconds, bare: null, unit: '', target: null },
    ];
  } finally {
    await window.close();
    await relay.stop();
  }
}
