/** Owner of axios: every connection of the client to the network begins here. */
import type { Readable } from 'node:stream';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import type { z } from 'zod';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Redacted } from '../../../shared/kernel/redacted.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { isLoopback } from './parse-relay-url.ts';
import type { RelayFailure } from './relay-failure.ts';

type Call = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, number | string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Requests to one relay, as one device or (token null) as nobody yet. */
export type RelayHttp = {
  /** A JSON answer, held against its schema. */
  readonly json: <Schema extends z.ZodType>(call: Call & { readonly schema: Schema }) => Promise<Result<z.infer<Schema>, RelayFailure>>;
  /** A request whose success says nothing more. */
  readonly nothing: (call: Call) => Promise<Result<null, RelayFailure>>;
  /** A file. `largestBytes`: more than that is not taken in. */
  readonly bytes: (call: Call & { readonly largestBytes: number }) => Promise<Result<Uint8Array, RelayFailure>>;
  /** A file as the body; the answer is JSON. `onSent` hears how many bytes have gone. */
  readonly upload: <Schema extends z.ZodType>(
    call: Omit<Call, 'body'> & { readonly schema: Schema; readonly bytes: Uint8Array; readonly mimeType: string; readonly onSent: (bytes: number) => void },
  ) => Promise<Result<z.infer<Schema>, RelayFailure>>;
  /** An answer that goes on: the caller reads it and destroys it. */
  readonly stream: (call: Call) => Promise<Result<Readable, RelayFailure>>;
};

const answerTimeMs = 20_000;
const fileTimeMs = 120_000;
/** 100 MB at 0.5 Mbit/s, which is a bad line. */
const uploadTimeMs = 30 * 60_000;
const largestJsonBytes = 32_000_000;

/** A POST without a body gets the type of a form from axios by itself, which the relay refuses (415). */
const withoutForm = { 'content-type': false } as const;

/** @param relayUrl as `parseRelayUrl` answers it. */
export function createRelayHttp(parts: { readonly relayUrl: string; readonly token: Redacted | null; readonly appVersion: string }): RelayHttp {
  const send = async (call: Call, extra: AxiosRequestConfig): Promise<Result<AxiosResponse<unknown>, RelayFailure>> => {
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': `Deskline/${parts.appVersion}` };
    if (parts.token !== null) headers['authorization'] = `Bearer ${parts.token.reveal()}`;
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    try {
      // Loaded with the first request: the window must not wait for it.
      const { default: axios } = await import('axios');
      const response = await axios.request<unknown>({
        adapter: 'http',
        method: call.method,
        url: `${parts.relayUrl}${call.path}`,
        timeout: answerTimeMs,
        maxContentLength: largestJsonBytes,
        responseType: 'text',
        // A redirect would carry the token to wherever it points.
        maxRedirects: 0,
        validateStatus: () => true,
        transformResponse: [(body: unknown) => body],
        ...extra,
        headers: { ...withoutForm, ...headers, ...(extra.headers as Record<string, string> | undefined) },
        ...(isLoopback(new URL(parts.relayUrl).hostname) ? { proxy: false as const } : {}),
        ...(call.query === undefined ? {} : { params: call.query }),
        ...(call.body === undefined ? {} : { data: JSON.stringify(call.body) }),
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      return succeed(response);
    } catch (error) {
      // The error object holds the request with its headers: nothing of it but a code leaves this block.
      if (call.signal?.aborted === true) return fail({ kind: 'stopped' });
      return fail({ kind: 'unreachable', detail: codeOf(error) });
    }
  };
  return {
    json: async (call) => {
      const answer = await send(call, {});
      if (!answer.ok) return answer;
      const { status, data } = answer.value;
      if (!isSuccess(status)) return fail(refusalOf(status, data));
      const parsed = call.schema.safeParse(parseJson(data));
      return parsed.success ? succeed(parsed.data) : fail({ kind: 'not-understood', status });
    },
    nothing: async (call) => {
      const answer = await send(call, {});
      if (!answer.ok) return answer;
      return isSuccess(answer.value.status) ? succeed(null) : fail(refusalOf(answer.value.status, answer.value.data));
    },
    bytes: async (call) => {
      const answer = await send(call, { responseType: 'arraybuffer', maxContentLength: call.largestBytes, timeout: fileTimeMs, headers: { accept: '*/*' } });
      if (!answer.ok) return answer;
      const { status, data } = answer.value;
      if (!(data instanceof Uint8Array)) return fail({ kind: 'not-understood', status });
      return isSuccess(status) ? succeed(data) : fail(refusalOf(status, Buffer.from(data).toString('utf8')));
    },
    upload: async (call) => {
      const answer = await send(call, {
        data: Buffer.from(call.bytes.buffer, call.bytes.byteOffset, call.bytes.byteLength),
        headers: { 'content-type': call.mimeType },
        // A slow line may take as long as it needs as long as it moves; a dead one is noticed by the socket.
        timeout: uploadTimeMs,
        maxBodyLength: call.bytes.byteLength + 1,
        onUploadProgress: (progress: { readonly loaded: number }) => call.onSent(progress.loaded),
      });
      if (!answer.ok) return answer;
      const { status, data } = answer.value;
      if (!isSuccess(status)) return fail(refusalOf(status, data));
      const parsed = call.schema.safeParse(parseJson(data));
      return parsed.success ? succeed(parsed.data) : fail({ kind: 'not-understood', status });
    },
    stream: async (call) => {
      // The whole answer has no time limit; what keeps silent is noticed by its missing beats.
      const answer = await send(call, { responseType: 'stream', timeout: 0, maxContentLength: Infinity, headers: { accept: 'text/event-stream' } });
      if (!answer.ok) return answer;
      const body = answer.value.data as Readable;
      if (isSuccess(answer.value.status)) return succeed(body);
      const text = await readShort(body);
      return fail(refusalOf(answer.value.status, text));
    },
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function refusalOf(status: number, body: unknown): RelayFailure {
  const parsed = relayError.safeParse(parseJson(body));
  if (parsed.success) return { kind: 'refused', status, code: parsed.data.error.code, retry: parsed.data.error.retry };
  if (status === 401) return { kind: 'refused', status, code: 'not-enrolled', retry: { kind: 'reauthenticate' } };
  // A proxy or balancer in front of a relay that is away.
  if (status === 429 || status >= 500) return { kind: 'refused', status, code: 'unavailable', retry: { kind: 'after', afterMs: 0 } };
  return { kind: 'not-understood', status };
}

function parseJson(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
}

async function readShort(body: Readable): Promise<string> {
  let text = '';
  try {
    for await (const chunk of body) {
      text += String(chunk);
      if (text.length > 10_000) break;
    }
  } catch {
    // What arrived must do.
  }
  body.destroy();
  return text;
}
