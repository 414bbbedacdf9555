import { describe, expect, it } from 'vitest';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';

describe('the page is caged, in tests as in production', () => {
  it('has no Node, a strict CSP, its own origin and a checked bridge', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    // Node does not know our scheme's origin; the page does.
    expect(await page.evaluate(() => window.origin)).toBe('app://deskline');

    const cage = await page.evaluate(async () => {
      const scope = globalThis as Record<string, unknown>;
      const call = (scope['deskline'] as { call: (name: string, request: unknown) => Promise<string> }).call;
      const bridge = async (name: string, request: unknown): Promise<unknown> => JSON.parse(await call(name, request));
      const attempt = async (work: () => Promise<unknown>): Promise<unknown> => {
        try {
          return await work();
        } catch {
          return 'threw';
        }
      };
      return {
        node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in scope),
        fetchOutside: await attempt(async () => (await fetch('http://127.0.0.1:1/')).status),
        // In a turn of its own: what the test's driver evaluates is exempt from the policy, what follows from it is not.
        evaluated: await new Promise((resolve) => {
          setTimeout(() => {
            try {
              resolve(new Function('return 1')());
            } catch {
              resolve('threw');
            }
          });
        }),
        unknownName: await attempt(() => bridge('vault.open', null)),
        wrongSchema: await attempt(() => bridge('messages.send', { conversationId: 'x', body: 5 })),
        wrongRole: await attempt(() => bridge('admin.devices', null)),
        inlineScript: await attempt(async () => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.wasRun = true';
          document.head.append(script);
          return scope['wasRun'] === true;
        }),
      };
    });
    expect(cage).toEqual({
      node: [],
      fetchOutside: 'threw',
      evaluated: 'threw',
      unknownName: { ok: false, error: { kind: 'refused', rule: 'name' } },
      wrongSchema: { ok: false, error: { kind: 'refused', rule: 'schema' } },
      wrongRole: { ok: false, error: { kind: 'refused', rule: 'gate' } },
      inlineScript: false,
    });

    const preferences = await desk.app().evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const chosen = (window?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences();
      return { sandbox: chosen['sandbox'], contextIsolation: chosen['contextIsolation'], nodeIntegration: chosen['nodeIntegration'] };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  it('opens no other page and no other window', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    const address = page.url();
    const windowOpened = await page.evaluate(() => window.open('https://example.com/') !== null);
    expect(windowOpened).toBe(false);
    // Asked from the side, because the driver would wait for a navigation that must never happen.
    await desk.app().evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) void contents.executeJavaScript("location.href = 'https://example.com/'; document.title").catch(() => undefined);
    });
    const stayed = await desk.app().evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()));
    expect(stayed).toEqual([address]);
    expect(desk.app().windows()).toHaveLength(1);
  });
});
