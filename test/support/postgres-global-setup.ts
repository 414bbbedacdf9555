import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Administrative address of the run's PostgreSQL server. */
    postgresAdminUrl: string;
  }
}

/** Vitest `globalSetup`: one real PostgreSQL server for the whole run. Without it each test file starts its own, which is only slower. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  project.provide('postgresAdminUrl', server.adminUrl);
  return () => server.stop();
}
