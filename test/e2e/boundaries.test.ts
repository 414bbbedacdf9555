import { describe, expect, it } from 'vitest';
import { openDesk } from './support/open-desk.ts';
import { openWorld } from './support/open-world.ts';

describe('the page is caged, in tests as in production', () => {
  it('has no Node, a strict CSP, its own origin and a checked bridge', async () => {
    const world = await openWorld();
    const desk = await openDesk(world);
    const page = desk.page();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(new URL(page.url()).origin).toBe('app://deskline');

    const cage = await page.evaluate(async () => {
      const scope = globalThis as Record<string, unknown>;
      const bridge = (scope['deskline'] as { call: (name: string, request: unknown) => Promise<unknown> }).call;
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
        evaluated: await attempt(async () => new Function('return 1')() as unknown),
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
    const opened = await page.evaluate(() => {
      const other = window.open('https://example.com/');
      window.location.href = 'https://example.com/';
      return other === null;
    });
    expect(opened).toBe(true);
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(page.url()).toBe(address);
    expect(desk.app().windows()).toHaveLength(1);
  });
});
