import { join } from 'node:path';
import type { Logger } from 'pino';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import { makeId } from '../shared/kernel/make-id.ts';
import type { Clock } from '../shared/kernel/time.ts';
import { composeEdge } from './compose-edge.ts';
import type { RelayConfig } from './config.ts';
import { writeAddress } from './data-folder/address-file.ts';
import { prepareDataFolder } from './data-folder/prepare-data-folder.ts';
import { openDatabase } from './database/open-database.ts';
import { buildApp } from './edge/build-app.ts';
import { describeListenFailure } from './edge/describe-listen-failure.ts';
import { startLogBell } from './event-log/log-bell.ts';
import { countOutgoing } from './insights/count-outgoing.ts';
import { loadInboundInstants } from './insights/load-inbound-ages.ts';
import { isLoopbackUrl } from './is-loopback-url.ts';
import { createMetrics } from './metrics.ts';
import { wakeSnoozed } from './conversations/wake-snoozed.ts';
import { startPresenceBell } from './presence/presence-bell.ts';
import type { RandomBytes } from './random.ts';
import { fillWords } from './search/fill-words.ts';
import { composeWhatsapp } from './whatsapp/compose-whatsapp.ts';
import { systemScheduler } from './whatsapp/scheduler.ts';
import type { Scheduler } from './whatsapp/scheduler.ts';
import { createWorkLoop } from './whatsapp/work-loop.ts';

/** How late a conversation that was put aside may come back. */
const wakeEveryMs = 2_000;

/** What a relay is made of; everything from outside is given, so that a test can give its own. */
export type RelayParts = {
  readonly config: RelayConfig;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly version: string;
  /** IANA name of this machine's zone: for the demo's working hours. */
  readonly zone: string;
  /** Something stopped for good; gets a line for the operator and must end the process at once. */
  readonly onBroken: (line: string) => void;
  readonly scheduler?: Scheduler;
  readonly beatMs?: number;
};

export type RunningRelay = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly instance: string;
  /** Resolves when every worker has looked and found nothing to do at this moment. For tests. */
  readonly idle: () => Promise<void>;
  /** Stops accepting, ends streams, lets the jobs in hand end, closes the database. Safe to call again. */
  readonly close: () => Promise<void>;
};

/** How often to look for messages that cannot be found yet: a contact's changed words, or those of before an update. */
const fillEveryMs = 2_000;

/**
 * Starts a whole relay: folder, database, WhatsApp, HTTP.
 *
 * @returns the running relay, or one line for the operator; nothing is left open then.
 */
export async function startRelay(parts: RelayParts): Promise<Result<RunningRelay, string>> {
  const { config, clock, random, log } = parts;
  const folder = await prepareDataFolder(config.dataDir, random);
  if (!folder.ok) return folder;
  const opened = await openDatabase(
    { url: config.databaseUrl, dataDir: config.dataDir },
    { now: clock.now(), onConnectionError: () => log.warn({}, 'a database connection broke'), onBroken: parts.onBroken },
  );
  if (!opened.ok) return opened;
  const database = opened.value;
  const cleanups: (() => Promise<void>)[] = [() => database.close()];
  const closeAll = async (): Promise<void> => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
  };
  try {
    const metrics = createMetrics(() => countOutgoing(database), { now: () => clock.now(), read: () => loadInboundInstants(database) });
    const newId = (): string => makeId(clock.now(), random(10));
    const bell = await startLogBell(database);
    cleanups.push(() => bell.stop());
    const presence = await startPresenceBell(database);
    cleanups.push(() => presence.stop());
    const whatsapp = composeWhatsapp({
      database,
      config: { ...config.whatsapp, mediaDir: join(config.dataDir, 'media'), mediaBucket: config.mediaBucket ?? null, publicUrl: config.publicUrl },
      clock,
      scheduler: parts.scheduler ?? systemScheduler,
      randomBytes: random,
      log,
      metrics,
    });
    cleanups.push(() => whatsapp.stop());
    const words = createWorkLoop({ name: 'search-words', once: () => fillWords(database), parallel: 1, pollMs: fillEveryMs, scheduler: parts.scheduler ?? systemScheduler, log });
    cleanups.push(() => words.stop());
    const snoozed = createWorkLoop({
      name: 'wake',
      once: () => wakeSnoozed(database, { now: clock.now(), newId }),
      parallel: 1,
      pollMs: wakeEveryMs,
      scheduler: parts.scheduler ?? systemScheduler,
      log,
    });
    cleanups.push(() => snoozed.stop());
    const edge = composeEdge({
      database,
      bell,
      presence,
      whatsapp,
      log,
      metrics,
      now: () => clock.now(),
      newId,
      random,
      operatorToken: folder.value.operatorToken,
      sandboxed: isLoopbackUrl(config.whatsapp.graphUrl),
      zone: parts.zone,
      ...(parts.beatMs === undefined ? {} : { beatMs: parts.beatMs }),
    });
    const app = await buildApp(edge, { clock, log, metrics, newId, version: parts.version, instance: folder.value.instance });
    cleanups.push(async () => {
      await app.close();
    });
    let url: string;
    try {
      url = await app.listen({ host: config.host, port: config.port, listenTextResolver: () => 'listening' });
    } catch (error) {
      await closeAll();
      return fail(describeListenFailure(error, config));
    }
    // After the door is open: the first canary goes out at once, and what came in meanwhile is stored and waits.
    await whatsapp.start();
    words.start();
    snoozed.start();
    await writeAddress(config.dataDir, url);
    let closing: Promise<void> | undefined;
    return succeed({
      url,
      instance: folder.value.instance,
      idle: async () => {
        await whatsapp.idle();
        words.wake();
        await words.idle();
        await snoozed.idle();
      },
      close: () => {
        closing ??= closeAll();
        return closing;
      },
    });
  } catch (error) {
    await closeAll().catch(() => undefined);
    throw error;
  }
}
