import { extname, join, normalize, sep } from 'node:path';
import { mediaId } from '../../../shared/kernel/ids.ts';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { MediaFile, MediaTrouble } from '../media/keep-media.ts';
import { acceptPicture } from './accept-picture.ts';
import { contentSecurityPolicy, mediaSecurityPolicy, workerSecurityPolicy } from './content-security-policy.ts';
import type { ReadPageFile } from './page-files.ts';
import { readRange } from './read-range.ts';
import { safeMediaType } from './safe-media-type.ts';

/** A request of a page to `app://deskline/…`. `range`: its header of this name, as it came. */
export type PageRequest = { readonly method: string; readonly url: string; readonly range: string | null };

/** What a page is answered, whole. Not a `Response`: to have one, main would load all of Node's fetch at every start, while the window waits. */
export type PageAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  // The worker of the PDF preview.
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

const troubleStatus: Readonly<Record<MediaTrouble['kind'], number>> = { unknown: 404, gone: 410, offline: 503 };

/**
 * Answers everything that a page can load: the files of the application, and the files of cached messages under `/media/<id>`. Nothing else exists.
 *
 * @param root folder of the built pages.
 * @param readMedia null while no device is enrolled.
 * @param drawNonce a fresh one for every document; `{{nonce}}` in index.html is replaced by it.
 */
export async function answerPageRequest(
  request: PageRequest,
  parts: { readonly root: string; readonly readPageFile: ReadPageFile; readonly readMedia: (id: MediaId) => Promise<Result<MediaFile, MediaTrouble>> | null; readonly drawNonce: () => string },
): Promise<PageAnswer> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.protocol !== 'app:' || url.host !== 'deskline') return empty(405);
  const media = /^\/media\/([^/]+)$/.exec(url.pathname)?.[1];
  if (media !== undefined) return answerMedia(media, request, parts.readMedia);
  const page = url.pathname === '/' ? '/index.html' : url.pathname;
  const file = fileOf(parts.root, page);
  const contentType = contentTypes[extname(page)];
  if (file === null || contentType === undefined) return empty(404);
  let body: Uint8Array;
  try {
    body = await parts.readPageFile(file);
  } catch {
    return empty(404);
  }
  const headers: Record<string, string> = { ...plainHeaders, 'content-type': contentType, 'cache-control': 'no-cache' };
  if (extname(page) === '.html') {
    const nonce = parts.drawNonce();
    headers['content-security-policy'] = contentSecurityPolicy(nonce);
    body = new TextEncoder().encode(new TextDecoder().decode(body).replaceAll('{{nonce}}', nonce));
  }
  // A worker takes its policy from its own answer. This one reads strangers' files: it can compute, and reach nothing.
  if (extname(page) === '.mjs') headers['content-security-policy'] = workerSecurityPolicy;
  return { status: 200, headers, body };
}

async function answerMedia(
  id: string,
  request: PageRequest,
  readMedia: (id: MediaId) => Promise<Result<MediaFile, MediaTrouble>> | null,
): Promise<PageAnswer> {
  const parsed = mediaId.safeParse(id);
  const reading = parsed.success ? readMedia(parsed.data) : null;
  const answer = await reading;
  if (answer === null) return empty(404);
  if (!answer.ok) return empty(troubleStatus[answer.error.kind]);
  const { bytes } = answer.value;
  const { contentType, isShown } = safeMediaType(answer.value.mimeType);
  const picture = acceptPicture(contentType, bytes);
  // The page asks again when a picture does not come, and says which of the two it was.
  if (picture !== 'accepted') return empty(picture === 'mismatch' ? 415 : 413);
  const headers: Record<string, string> = {
    ...plainHeaders,
    'content-type': contentType,
    'content-security-policy': mediaSecurityPolicy,
    'accept-ranges': 'bytes',
    // Nothing of Chromium's keeps a client's file: the cache that is purged is the only one.
    'cache-control': 'no-store',
    ...(isShown ? {} : { 'content-disposition': 'attachment' }),
  };
  const range = readRange(request.range, bytes.length);
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes.length}` }, body: nothing };
  if (range === 'whole') return { status: 200, headers: { ...headers, 'content-length': String(bytes.length) }, body: bytes };
  const part = bytes.subarray(range.start, range.end + 1);
  return { status: 206, headers: { ...headers, 'content-length': String(part.length), 'content-range': `bytes ${range.start}-${range.end}/${bytes.length}` }, body: part };
}

/**
 * No `cross-origin-opener-policy`: no page opens ours and ours opens none (`guard-contents.ts`), so it would protect nothing, and Chromium answers it by starting a second process for
 * the page while the first one is still starting.
 */
const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

const nothing = new Uint8Array();

function empty(status: number): PageAnswer {
  return { status, headers: { ...plainHeaders, 'cache-control': 'no-store' }, body: nothing };
}

/** The file of a path, or null when the path leaves the root. */
function fileOf(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = normalize(join(root, decoded));
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null;
}
