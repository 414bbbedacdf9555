import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Redacted } from '../../shared/kernel/redacted.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import { systemClock } from '../../relay/clock.ts';
import { startRelay } from '../../relay/compose.ts';
import type { RunningRelay } from '../../relay/compose.ts';
import { createLog } from '../../relay/log.ts';
import { systemRandom } from '../../relay/random.ts';

/** The secrets of a test relay: canaries that no log or answer may hold. */
export const testSecrets = { accessToken: 'canary-access-token', appSecret: 'canary-app-secret', verifyToken: 'canary-verify-token' };

/** A whole relay in this process: every part is real, on a free port. */
export async function startTestRelay(
  options: { readonly databaseUrl?: string; readonly graphUrl?: string; readonly clock?: Clock; readonly dataDir?: string; readonly beatMs?: number } = {},
): Promise<RunningRelay & { readonly dataDir: string; readonly logged: () => string }> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'deskline-relay-')));
  const chunks: string[] = [];
  const started = await startRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: options.databaseUrl === undefined ? null : new Redacted(options.databaseUrl),
      dataDir,
      publicUrl: null,
      whatsapp: {
        graphUrl: options.graphUrl ?? 'http://127.0.0.1:9',
        graphVersion: 'v25.0',
        accessToken: new Redacted(testSecrets.accessToken),
        appSecret: new Redacted(testSecrets.appSecret),
        verifyToken: new Redacted(testSecrets.verifyToken),
      },
    },
    clock: options.clock ?? systemClock,
    random: systemRandom,
    log: createLog(
      new Writable({
        write: (chunk, _encoding, done) => {
          chunks.push(String(chunk));
          done();
        },
      }),
    ),
    version: '0.0.0',
    onBroken: (line) => {
      throw new Error(line);
    },
    zone: 'Europe/Berlin',
    ...(options.beatMs === undefined ? {} : { beatMs: options.beatMs }),
  });
  if (!started.ok) throw new Error(started.error);
  return { ...started.value, dataDir, logged: () => chunks.join('') };
}
