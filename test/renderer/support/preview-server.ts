/* Builds the renderer with the stand-in bridge and serves it under the content policy that main sets: `node preview-server.ts [port]`. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { drawMedia } from './draw-media.ts';

const root = resolve(import.meta.dirname, '../../../renderer');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
export const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Starts the preview. @returns its address and what stops it. */
export async function startPreview(port = 0): Promise<{ readonly url: string; readonly stop: () => void }> {
  const outDir = await mkdtemp(join(tmpdir(), 'deskline-preview-'));
  await build({
    root, configFile: false, logLevel: 'warn', base: './',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: false, target: 'chrome140' },
    plugins: [
      react(),
      {
        name: 'stand-in-bridge',
        transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<script type="module" src="./main.tsx">', '<script type="module" src="./preview.ts">') },
        resolveId: (id) => (id.endsWith('/preview.ts') ? '\0preview' : null),
        load: (id) => (id === '\0preview' ? `import ${JSON.stringify(fileURLToPath(new URL('./stand-in-bridge.ts', import.meta.url)))}; import ${JSON.stringify(join(root, 'main.tsx'))};` : null),
      },
    ],
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const drawn = path.startsWith('/media/') ? drawMedia(path.slice('/media/'.length)) : null;
    if (drawn !== null) return void response.writeHead(200, { 'content-type': drawn.type }).end(drawn.body);
    readFile(join(outDir, path === '/' ? 'index.html' : path)).then(
      (body) => response.writeHead(200, { 'content-type': types[path === '/' ? '.html' : extname(path)] ?? 'text/html', 'content-security-policy': contentPolicy }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The preview has no port');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
}
