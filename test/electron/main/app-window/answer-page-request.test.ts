import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerPageRequest } from '../../../../electron/main/app-window/answer-page-request.ts';
import { openPageFiles } from '../../../../electron/main/app-window/page-files.ts';
import { readRange } from '../../../../electron/main/app-window/read-range.ts';
import { safeMediaType } from '../../../../electron/main/app-window/safe-media-type.ts';
import type { MediaFile, MediaTrouble } from '../../../../electron/main/media/keep-media.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { idOf } from '../../../support/cache-content.ts';

/** A PNG as far as its header, of a size in pixels; the rest is any bytes. */
function pngOf(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
const picture = pngOf(4000, 3000);
const pictureUrl = `app://deskline/media/${idOf('media', 1)}`;

function bench(media: Result<MediaFile, MediaTrouble> | null = { ok: true, value: { mimeType: 'image/png', bytes: picture } }) {
  const folder = mkdtempSync(join(tmpdir(), 'deskline-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(root, 'index.html'), '<meta property="csp-nonce" nonce="{{nonce}}">');
  writeFileSync(join(root, 'assets', 'page.js'), 'run()');
  writeFileSync(join(root, 'assets', 'pdf.worker.mjs'), 'read()');
  writeFileSync(join(root, 'notes.txt'), 'not a type of ours');
  let nonces = 0;
  const get = (url: string, { range = null, method = 'GET' }: { readonly range?: string | null; readonly method?: string } = {}) =>
    answerPageRequest(
      { method, url, range },
      { root, readPageFile: openPageFiles(root), readMedia: () => (media === null ? null : Promise.resolve(media)), drawNonce: () => `nonce${(nonces += 1)}` },
    ).then(({ status, headers, body }) => new Response(new Uint8Array(body), { status, headers }));
  return { get };
}

describe('the pages of the application', () => {
  it('come with a policy that lets nothing in from anywhere else, under a nonce of their own', async () => {
    const { get } = bench();
    const [first, second] = [await get('app://deskline/'), await get('app://deskline/index.html')];
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-nonce1'");
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(await first.text()).toContain('nonce="nonce1"');
    expect(second.headers.get('content-security-policy')).toContain('nonce-nonce2');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are served with their types', async () => {
    const answer = await bench().get('app://deskline/assets/page.js');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'run()']);
  });

  it('give the worker that reads files of clients a policy under which it can reach nothing', async () => {
    const answer = await bench().get('app://deskline/assets/pdf.worker.mjs');
    expect([answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual(['text/javascript; charset=utf-8', "default-src 'none'; script-src 'self'"]);
  });

  it.each([
    'app://deskline/%2e%2e/secret.js',
    'app://deskline/..%2fsecret.js',
    'app://deskline/assets/..%2f..%2fsecret.js',
    'app://deskline/..%5csecret.js',
    'app://deskline/assets/%00page.js',
    'app://deskline/%E0%A4%A',
    'app://deskline/notes.txt',
    'app://deskline/assets/none.js',
    'app://deskline/media/not-an-id',
    'app://deskline/media/',
  ])('do not include %s', async (url) => {
    expect((await bench().get(url)).status).toBe(404);
  });

  it.each([['app://elsewhere/index.html', 'GET'], ['https://deskline/index.html', 'GET'], ['app://deskline/', 'POST']])('answer neither another host nor another method: %s %s', async (url, method) => {
    expect((await bench().get(url, { method })).status).toBe(405);
  });
});

describe('a file of a message', () => {
  it('comes whole, typed, sniffed by nobody, kept by nobody', async () => {
    const answer = await bench().get(pictureUrl);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '1000',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture);
  });

  it('comes in the part that a player asks for', async () => {
    const answer = await bench().get(pictureUrl, { range: 'bytes=990-' });
    expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([206, 'bytes 990-999/1000', '10']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture.slice(990));
    expect((await bench().get(pictureUrl, { range: 'bytes=1000-' })).status).toBe(416);
  });

  it.each([
    [null, 404],
    [{ ok: false, error: { kind: 'unknown' } }, 404],
    [{ ok: false, error: { kind: 'gone' } }, 410],
    [{ ok: false, error: { kind: 'offline' } }, 503],
  ] as const)('that is not to be had (%j) is answered with %i', async (media, status) => {
    expect((await bench(media).get(pictureUrl)).status).toBe(status);
  });

  it.each([
    ['a bomb of pixels', 'image/png', pngOf(60_000, 60_000), 413],
    ['the largest that is decoded', 'image/png', pngOf(10_000, 5_000), 200],
    ['something else under the name of a picture', 'image/jpeg', picture, 415],
    ['a picture that ends in its header', 'image/png', picture.slice(0, 18), 415],
    ['a sound, which is no picture', 'audio/ogg', picture, 200],
  ])('that is %s is looked at before a page decodes it', async (_name, mimeType, bytes, status) => {
    expect((await bench({ ok: true, value: { mimeType, bytes } }).get(pictureUrl)).status).toBe(status);
  });

  it('that could be a page is bytes to save and nothing else', async () => {
    for (const mimeType of ['text/html', 'image/svg+xml', 'application/pdf', 'application/xhtml+xml', '']) {
      const answer = await bench({ ok: true, value: { mimeType, bytes: picture } }).get(pictureUrl);
      expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['application/octet-stream', 'attachment']);
    }
    expect(safeMediaType('audio/ogg; codecs=opus')).toEqual({ contentType: 'audio/ogg', isShown: true });
  });
});

describe('a range', () => {
  it.each([
    [null, 'whole'],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=20-10', 'unsatisfiable'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=-', 'whole'],
  ])('%j of 100 bytes is %j', (header, range) => {
    expect(readRange(header, 100)).toEqual(range);
  });
});
