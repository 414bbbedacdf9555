import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMediaBucket } from '../../../relay/media/media-bucket.ts';
import { openMediaFiles } from '../../../relay/media/media-files.ts';
import { thumbnailName } from '../../../relay/media/media-store.ts';
import type { MediaStore } from '../../../relay/media/media-store.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';
import { testId } from '../../support/make-company.ts';
import { bucketKey, startBucket } from './support/start-bucket.ts';
import type { TestBucket } from './support/start-bucket.ts';

type Stage = { readonly store: MediaStore; readonly names: () => Promise<readonly string[]>; readonly sealed: (name: string) => Promise<Buffer>; readonly tamper: (name: string, bytes: Buffer) => Promise<void> };

async function startFolder(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    store: openMediaFiles(folder),
    names: async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    sealed: (name) => readFile(join(folder, name)),
    tamper: (name, bytes) => writeFile(join(folder, name), bytes),
  };
}

async function startTestBucket(secret = bucketKey.secret): Promise<Stage & { readonly bucket: TestBucket }> {
  const bucket = await startBucket();
  onTestFinished(() => bucket.close());
  return {
    bucket,
    store: openMediaBucket({ url: bucket.url, region: bucketKey.region, keyId: bucketKey.keyId, secret: new Redacted(secret) }),
    names: bucket.objects,
    sealed: bucket.read,
    tamper: bucket.change,
  };
}

async function* inChunks(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size);
}

async function collect(stream: Readable | null): Promise<Buffer> {
  if (stream === null) throw new Error('It is not there');
  const parts: Uint8Array[] = [];
  for await (const part of stream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

v8.setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const key = new Uint8Array(randomBytes(32));

describe.each([
  ['a folder', startFolder],
  ['a bucket', startTestBucket],
] as const)('media files in %s', (_name, start) => {
  it.each([0, 1, 65_536, 300_000, 9_000_000])('come back as they were written: %i bytes', async (size) => {
    const { store, names } = await start();
    const bytes = randomBytes(size);
    const id = testId();
    await store.write(id, key, inChunks(bytes));
    expect((await collect(await store.read(id, key))).equals(bytes)).toBe(true);
    expect(await names()).toEqual([`${id.slice(-2)}/${id}`]);
    await store.remove(id);
    await store.remove(id);
    expect([await store.read(id, key), await names()]).toEqual([null, []]);
  });

  it('hold nothing readable, and give nothing out that was changed, cut or belongs to another key', async () => {
    const { store, sealed, tamper } = await start();
    const id = testId();
    const name = `${id.slice(-2)}/${id}`;
    const bytes = Buffer.from('a secret of a client '.repeat(10_000));
    await store.write(id, key, inChunks(bytes));
    const stored = await sealed(name);
    expect(stored.includes('secret')).toBe(false);
    await expect(collect(await store.read(id, new Uint8Array(randomBytes(32))))).rejects.toThrow();
    const changed = Buffer.from(stored);
    changed[100] = (changed[100] ?? 0) ^ 1;
    await tamper(name, changed);
    await expect(collect(await store.read(id, key))).rejects.toThrow();
    await tamper(name, stored.subarray(0, 65_552));
    await expect(collect(await store.read(id, key))).rejects.toThrow();
  });

  it('keep a small picture beside its file, under a name of its own', async () => {
    const { store, names } = await start();
    const id = testId();
    await store.write(id, key, inChunks(Buffer.from('file')));
    await store.write(thumbnailName(id), key, inChunks(Buffer.from('small')));
    expect((await names()).map((name) => name.slice(3)).sort()).toEqual([id, `${id}-thumbnail`]);
    expect((await collect(await store.read(thumbnailName(id), key))).toString()).toBe('small');
  });

  it.each(['../../etc/passwd', 'a', '', `${testId()}/x`, `${testId()}-other`])('take no name that is not ours: %j', async (name) => {
    const { store, names } = await start();
    await expect(store.write(name, key, inChunks(Buffer.from('x')))).rejects.toThrow('Not an id of ours');
    await expect(store.read(name, key)).rejects.toThrow('Not an id of ours');
    await expect(store.remove(name)).rejects.toThrow('Not an id of ours');
    expect(await names()).toEqual([]);
  });

  it('leave nothing behind when their source breaks off', async () => {
    const { store, names } = await start();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(9_000_000);
      throw new Error('the line broke');
    }
    await expect(store.write(testId(), key, broken())).rejects.toThrow('the line broke');
    expect(await names()).toEqual([]);
  });

  it('pass through without ever being whole in memory: 90 MB within 48 MB', async () => {
    const { store } = await start();
    const id = testId();
    const chunk = randomBytes(64 * 1024);
    const total = 90 * 1024 * 1024;
    // What is held, without what only waits to be collected.
    const used = (): number => {
      collectGarbage();
      collectGarbage();
      return process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    };
    const before = used();
    let peak = 0;
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent < total; sent += chunk.length) {
        if (sent % (8 * 1024 * 1024) === 0) peak = Math.max(peak, used() - before);
        // A new one each time, as from a socket.
        yield Buffer.from(chunk);
      }
    }
    await store.write(id, key, large());
    let size = 0;
    for await (const part of (await store.read(id, key)) as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size % (8 * 1024 * 1024) < 65_536) peak = Math.max(peak, used() - before);
    }
    expect(size).toBe(total);
    expect(Math.round(peak / 1024 / 1024)).toBeLessThan(48);
  });
});

describe('a bucket', () => {
  it('gets big files in parts of 5 MB', async () => {
    const { store, bucket } = await startTestBucket();
    await store.write(testId(), key, inChunks(randomBytes(20_000_000)));
    expect(bucket.largest()).toBe(5 * 1024 * 1024);
    expect(bucket.openUploads()).toBe(0);
  });

  it('is told to forget the parts of a file that failed', async () => {
    const { store, bucket } = await startTestBucket();
    async function* late(): AsyncGenerator<Uint8Array> {
      yield randomBytes(9_000_000);
      bucket.fail = { method: 'PUT', times: 100 };
      yield randomBytes(9_000_000);
    }
    await expect(store.write(testId(), key, late())).rejects.toThrow();
    expect([await bucket.objects(), bucket.openUploads()]).toEqual([[], 0]);
  });

  it('that refuses our key, or does not answer, is an error and not an absent file', async () => {
    const { store } = await startTestBucket('another-secret');
    await expect(store.read(testId(), key)).rejects.toThrow();
    await expect(store.write(testId(), key, inChunks(Buffer.from('x')))).rejects.toThrow();
    const gone = await startTestBucket();
    await gone.bucket.close();
    await expect(gone.store.read(testId(), key)).rejects.toThrow();
  });
});
