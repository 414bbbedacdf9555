import pg from 'pg';

/** How long to wait before a broken listening connection is opened again: soon, and gently when the server stays away. */
const retryDelaysMs = [100, 500, 1_000, 5_000] as const;

/**
 * Listens on a connection of its own, because a pool may give a connection away and its notices with it. Reconnects by itself for as long as
 * it is wanted and calls `onMissed` after each reconnect.
 *
 * @returns a function that stops it. The first connection must succeed, else it rejects.
 */
export async function listenOnPostgres(options: {
  readonly settings: pg.ClientConfig;
  readonly channel: string;
  readonly hear: (payload: string) => void;
  readonly onMissed: () => void;
}): Promise<() => Promise<void>> {
  let stopped = false;
  let current: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    // Keep-alive: a listener sends nothing, so it would never notice that the other side is gone.
    const client = new pg.Client({ ...options.settings, keepAlive: true });
    let lost = false;
    const lose = (): void => {
      if (lost || current !== client) return;
      lost = true;
      current = undefined;
      if (!stopped) retry(0);
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', (notice) => {
      if (notice.channel === options.channel && !stopped) options.hear(notice.payload ?? '');
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(options.channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (stopped) await client.end().catch(() => undefined);
    else current = client;
  };

  const retry = (attempt: number): void => {
    const delay = retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)];
    timer = setTimeout(() => {
      connect().then(
        () => {
          if (!stopped) options.onMissed();
        },
        () => {
          if (!stopped) retry(attempt + 1);
        },
      );
    }, delay);
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    const client = current;
    current = undefined;
    await client?.end().catch(() => undefined);
  };
}
