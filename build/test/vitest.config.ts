import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Two kinds of test, told apart by folder: `test/e2e/**` opens the real app, one at a time; all else is unit and integration. */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite-tests',
  test: {
    // A test that passes at the second try has shown a fault.
    retry: 0,
    globals: false,
    passWithNoTests: false,
    allowOnly: false,
    // Vitest leaves one core out: on two cores half of the time would pass with one of them idle. Every file brings its own folders, ports and databases.
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          pool: 'forks',
          globalSetup: ['test/support/postgres-global-setup.ts'],
          // Some start a database or a process; on busy cores that takes many seconds. A limit here says that nothing happens any more, never that it was slow.
          testTimeout: 400_000,
          hookTimeout: 400_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          // They share one screen, one bus and one keychain.
          fileParallelism: false,
          testTimeout: 400_000,
          hookTimeout: 400_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
