import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import axios from 'axios';
import type { Redacted } from '../../../shared/kernel/redacted.ts';

/**
 * Longest wait for an answer of the Graph API. Shorter than the grace time after which an attempt without an outcome is looked into, so that no
 * attempt is judged while it is still in the air.
 */
export const requestTimeoutMs = 15_000;

/** Answers are small; one that is not is none of Meta's. */
const longestAnswerBytes = 5_000_000;

/**
 * What came of a request. `not-sent`: certainly never reached Meta (no address, no connection). `broken`: it may have been carried out, and we do
 * not know. `answer`: HTTP was completed; `body` is the parsed JSON, `undefined` when it was none (a proxy's page, an empty body).
 */
export type GraphAnswer = { readonly kind: 'answer'; readonly status: number; readonly body: unknown } | { readonly kind: 'not-sent' } | { readonly kind: 'broken' };

/** A download that has begun, or why it did not. */
export type GraphDownload =
  | { readonly kind: 'bytes'; readonly stream: Readable; readonly length: number | null }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'foreign-host' };

/** A multipart form. `fields` are names and values of ours, without quotes or line breaks. */
export type FileForm = {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly bytes: Readable; readonly size: number; readonly mimeType: string };
  readonly timeoutMs: number;
};

export type GraphHttp = {
  /** `path` below the version, without a slash in front. */
  readonly post: (path: string, body: unknown) => Promise<GraphAnswer>;
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<GraphAnswer>;
  readonly delete: (path: string, body: unknown) => Promise<GraphAnswer>;
  /** Sends a form with one file, streamed. */
  readonly upload: (path: string, form: FileForm) => Promise<GraphAnswer>;
  /** Fetches a file from an address that Meta gave, with our token. Refuses addresses that are not Meta's. */
  readonly download: (url: string, timeoutMs: number) => Promise<GraphDownload>;
};

/**
 * Connects to the Graph API. The only user of HTTP towards Meta; errors of the HTTP library hold the token, so none leaves this file.
 *
 * @param stopping breaks downloads off, which may take minutes. Other requests are short, and breaking off a send would leave its outcome unknown.
 */
export function createGraphHttp(
  settings: { readonly graphUrl: string; readonly graphVersion: string; readonly accessToken: Redacted },
  stopping: AbortSignal,
): GraphHttp {
  const base = `${settings.graphUrl.replace(/\/+$/u, '')}/${settings.graphVersion}`;
  const authorization = (): { Authorization: string } => ({ Authorization: `Bearer ${settings.accessToken.reveal()}` });
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, extra: { readonly data?: unknown; readonly params?: Readonly<Record<string, string>> }): Promise<GraphAnswer> => {
    try {
      const answer = await axios.request<string>({
        method,
        url: `${base}/${path}`,
        ...extra,
        headers: { ...authorization(), Accept: 'application/json', ...(method !== 'GET' ? { 'Content-Type': 'application/json' } : {}) },
        timeout: requestTimeoutMs,
        // `timeout` counts silence; this counts the whole, so that a trickle cannot hold a request open.
        signal: AbortSignal.timeout(requestTimeoutMs),
        maxRedirects: 0,
        maxContentLength: longestAnswerBytes,
        responseType: 'text',
        transformResponse: (text: string) => text,
        validateStatus: () => true,
      });
      return { kind: 'answer', status: answer.status, body: parse(answer.data) };
    } catch (error) {
      return { kind: wasNeverSent(error) ? 'not-sent' : 'broken' };
    }
  };
  return {
    post: (path, data) => ask('POST', path, { data }),
    get: (path, params) => ask('GET', path, { params }),
    delete: (path, data) => ask('DELETE', path, { data }),
    upload: async (path, form) => {
      const { head, tail, boundary } = frameForm(form);
      try {
        const answer = await axios.request<string>({
          method: 'POST',
          url: `${base}/${path}`,
          data: Readable.from(inOrder(head, form.file.bytes, tail)),
          headers: {
            ...authorization(),
            Accept: 'application/json',
            'Content-Type': `multipart/form-data; boundary=${boundary}`,
            'Content-Length': head.length + form.file.size + tail.length,
          },
          signal: AbortSignal.any([AbortSignal.timeout(form.timeoutMs), stopping]),
          // Following a redirect would mean to hold the file in memory.
          maxRedirects: 0,
          maxBodyLength: Infinity,
          maxContentLength: longestAnswerBytes,
          responseType: 'text',
          transformResponse: (text: string) => text,
          validateStatus: () => true,
        });
        return { kind: 'answer', status: answer.status, body: parse(answer.data) };
      } catch (error) {
        return { kind: wasNeverSent(error) ? 'not-sent' : 'broken' };
      }
    },
    download: async (url, timeoutMs) => {
      if (!isMetaAddress(url, settings.graphUrl)) return { kind: 'foreign-host' };
      try {
        const answer = await axios.request<unknown>({
          method: 'GET',
          url,
          // The file host turns away some clients; libraries that work with it call themselves curl.
          headers: { ...authorization(), 'User-Agent': 'curl/7.64.1' },
          timeout: requestTimeoutMs,
          signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]),
          maxRedirects: 3,
          responseType: 'stream',
          decompress: true,
          validateStatus: () => true,
        });
        if (!(answer.data instanceof Readable)) return { kind: 'broken' };
        if (answer.status !== 200) {
          answer.data.destroy();
          return { kind: 'status', status: answer.status };
        }
        const length = Number(answer.headers['content-length']);
        return { kind: 'bytes', stream: answer.data, length: Number.isSafeInteger(length) && length > 0 ? length : null };
      } catch {
        return { kind: 'broken' };
      }
    },
  };
}

/** RFC 7578. The boundary is drawn anew each time: a file that held a known one could add parts of its own. */
function frameForm({ fields, file }: FileForm): { readonly head: Buffer; readonly tail: Buffer; readonly boundary: string } {
  const boundary = `deskline-${randomUUID()}`;
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: ${file.mimeType}\r\n\r\n`;
  return { head: Buffer.from(parts.join('') + start), tail: Buffer.from(`\r\n--${boundary}--\r\n`), boundary };
}

async function* inOrder(head: Buffer, bytes: Readable, tail: Buffer): AsyncGenerator<Buffer> {
  yield head;
  for await (const part of bytes) yield part as Buffer;
  yield tail;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Failures of finding or reaching the host: no byte of the request left. A time-out or a reset may come after the last byte, so those are not here. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function wasNeverSent(error: unknown): boolean {
  if (!axios.isAxiosError(error) || error.code === undefined) return false;
  // A certificate that is refused ends the handshake before the request is written.
  return neverSent.has(error.code) || error.code.startsWith('CERT_') || error.code.startsWith('ERR_TLS_') || /^(DEPTH_ZERO_)?SELF_SIGNED|^UNABLE_TO_/u.test(error.code);
}

/** Our token goes to Meta's own hosts and to the host that stands in for them, and to nobody whom a payload names. */
function isMetaAddress(address: string, graphUrl: string): boolean {
  let url: URL;
  const graph = new URL(graphUrl);
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  if (url.origin === graph.origin) return true;
  if (url.hostname === graph.hostname && (url.hostname === '127.0.0.1' || url.hostname === 'localhost')) return true;
  return url.protocol === 'https:' && /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/u.test(url.hostname);
}
