import { createHash, createHmac } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const bucketKey = { keyId: 'AKIDTEST', secret: 'canary-bucket-secret', region: 'eu-central-1' };

export type TestBucket = {
  /** Address of the bucket. */
  readonly url: string;
  /** Names of the objects, and of uploads that nobody ended. */
  readonly objects: () => Promise<readonly string[]>;
  readonly openUploads: () => number;
  readonly read: (name: string) => Promise<Buffer>;
  readonly change: (name: string, bytes: Uint8Array) => Promise<void>;
  /** How many bytes the largest request held. */
  readonly largest: () => number;
  /** Answers the next requests of this method with 503, that many. */
  fail: { method: string; times: number };
  readonly close: () => Promise<void>;
};

/**
 * A small server that speaks the part of S3 that the relay uses, and checks signatures (version 4) as a real one does. It keeps objects on disk, so that
 * what a test measures of its memory is not the server's.
 */
export async function startBucket(): Promise<TestBucket> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-bucket-'));
  const uploads = new Map<string, Map<number, string>>();
  let largest = 0;
  let files = 0;
  const objects = new Map<string, string>();
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const bucket: TestBucket = {
    url: `http://127.0.0.1:${address.port}/media/inbox`,
    objects: async () => [...objects.keys()].sort(),
    openUploads: () => uploads.size,
    read: (name) => readFile(objects.get(name) ?? ''),
    change: async (name, bytes) => {
      await rm(objects.get(name) ?? '');
      await appendFile(objects.get(name) ?? '', bytes);
    },
    largest: () => largest,
    fail: { method: '', times: 0 },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', bucket.url);
    const end = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): void => void response.writeHead(status, headers).end(body);
    if (!isSigned(request, url)) {
      request.resume();
      return end(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    }
    if (bucket.fail.method === request.method && bucket.fail.times > 0) {
      bucket.fail.times -= 1;
      request.resume();
      return end(503, '<Error><Code>SlowDown</Code></Error>');
    }
    const name = url.pathname.slice('/media/inbox/'.length);
    const uploadId = url.searchParams.get('uploadId');
    const path = join(folder, String((files += 1)));
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      uploads.set(String(files), new Map());
      return end(200, `<InitiateMultipartUploadResult><UploadId>${files}</UploadId></InitiateMultipartUploadResult>`);
    }
    if (request.method === 'PUT') {
      await pipeline(request, createWriteStream(path));
      const { size } = await stat(path);
      largest = Math.max(largest, size);
      if (uploadId === null) objects.set(name, path);
      else uploads.get(uploadId)?.set(Number(url.searchParams.get('partNumber')), path);
      return end(200, '', { etag: `"${files}"` });
    }
    if (request.method === 'POST' && uploadId !== null) {
      for (const [, part] of [...(uploads.get(uploadId) ?? [])].sort(([one], [other]) => one - other)) await pipeline(createReadStream(part), createWriteStream(path, { flags: 'a' }));
      uploads.delete(uploadId);
      objects.set(name, path);
      return end(200, '<CompleteMultipartUploadResult><ETag>"done"</ETag></CompleteMultipartUploadResult>');
    }
    if (request.method === 'DELETE') {
      if (uploadId === null) objects.delete(name);
      else uploads.delete(uploadId);
      return end(204);
    }
    const found = objects.get(name);
    if (found === undefined) return end(404, '<Error><Code>NoSuchKey</Code></Error>');
    response.writeHead(200, { 'content-length': (await stat(found)).size });
    await pipeline(createReadStream(found), response);
  }
  return bucket;
}

/** Signature version 4 over the headers that the request names. Source: AWS, 'Create a signed AWS API request'. */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/u.exec(request.headers.authorization ?? '');
  if (given === null || given[1] !== bucketKey.keyId || given[3] !== bucketKey.region) return false;
  const [, , date = '', region = '', signedHeaders = '', signature] = given;
  const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...url.searchParams].map(([key, value]) => `${encode(key)}=${encode(value)}`).sort().join('&');
  const headers = signedHeaders.split(';').map((header) => `${header}:${String(request.headers[header]).trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query, headers, signedHeaders, request.headers['x-amz-content-sha256']].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>((held, part) => createHmac('sha256', held).update(part).digest(), `AWS4${bucketKey.secret}`);
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}
