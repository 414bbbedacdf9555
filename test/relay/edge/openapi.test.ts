import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../relay/database/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { openEmbeddedForTest } from '../../support/open-databases.ts';
import { startTestEdge } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>;
};
type Document = { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: { readonly securitySchemes: object } };

describe('the description of the interface', () => {
  let database: Database;
  let edge: TestEdge;
  let document: Document;
  let operations: readonly (readonly [string, Operation])[];

  beforeAll(async () => {
    database = await openEmbeddedForTest();
    edge = await startTestEdge({ database, clock: fakeClock() });
    document = (await edge.ask('GET', '/openapi.json')).json as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const));
  });
  afterAll(async () => {
    await edge.close();
    await database.close();
  });

  it('names every route that there is, and no other', () => {
    const registered = edge
      .routes()
      .filter((route) => !route.startsWith('HEAD ') && route !== 'GET /openapi.json')
      .map((route) => route.replace(/:(\w+)/gu, '{$1}'));
    expect(registered.length).toBeGreaterThan(20);
    expect(operations.map(([name]) => name).sort()).toEqual([...registered].sort());
  });

  it('says of every route in words what it does and who may use it', () => {
    expect(operations.filter(([, operation]) => (operation.summary ?? '').length < 10 || (operation.description ?? '') === '').map(([name]) => name)).toEqual([]);
  });

  it('says of every route whether it wants a token, truly', async () => {
    for (const [name, operation] of operations) {
      const [method = '', path = ''] = name.split(' ');
      if (!path.startsWith('/v1/')) continue;
      const answer = await edge.ask(method, path.replace(/\{\w+\}/gu, '019cadc6-9a80-7085-9802-a3e7bd83d475'));
      expect([name, answer.status === 401]).toEqual([name, operation.security?.length === 1]);
    }
  });

  it('gives the form of every success and of every error', () => {
    for (const [name, operation] of operations) {
      const codes = Object.keys(operation.responses);
      expect([name, codes.some((code) => code.startsWith('2'))]).toEqual([name, true]);
      if (!name.includes(' /v1/')) continue;
      for (const code of ['4XX', '5XX', ...(operation.security?.length === 1 ? ['401', '403'] : [])]) {
        const told = Object.entries(operation.responses).find(([one]) => one.toUpperCase() === code)?.[1];
        expect([name, code, JSON.stringify(told?.content?.['application/json']?.schema)?.includes('retry')]).toEqual([name, code, true]);
      }
    }
  });
});
