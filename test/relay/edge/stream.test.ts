import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../relay/database/database.ts';
import { appendToLog } from '../../../relay/event-log/append-to-log.ts';
import { publishPolicy } from '../../../relay/policy/publish-policy.ts';
import { demoSettings } from '../../../relay/directory/demo-company.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { readStream } from '../../support/read-stream.ts';
import { startTestEdge } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('the event stream on $name', ({ open }) => {
  let database: Database;
  let company: TestCompany;
  let edge: TestEdge;
  const clock = fakeClock();

  const begin = async (beatMs?: number) => {
    edge = await startTestEdge({ database, clock, ...(beatMs === undefined ? {} : { beatMs }) });
    return edge.enrol(company.employee.id);
  };
  const grow = () =>
    database.transaction((transaction) => appendToLog(transaction, company.id, [{ entity: 'message', id: testId(), teamId: company.team.id }], clock.now()));

  beforeEach(async () => {
    database = await open();
    company = await makeTestCompany(database, clock.now());
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  it('says hello with the head, then tells of each growth of the log', async () => {
    const token = await begin();
    const stream = await readStream(edge.url, token);
    expect(await stream.next(() => true)).toEqual({ name: 'hello', event: { head: 5, relayTime: clock.now(), policyRevision: null, inboundVerifiedAt: null } });
    await grow();
    expect((await stream.next(({ name }) => name === 'head')).event.head).toBe(6);
    await database.transaction((transaction) => publishPolicy(transaction, company.id, demoSettings('Europe/Berlin'), clock.now()));
    expect((await stream.next(({ name }) => name === 'head')).event).toEqual({ head: 7, relayTime: clock.now(), policyRevision: 1, inboundVerifiedAt: null });
    stream.close();
  });

  it('does not lose the last of many entries that land at once', async () => {
    const token = await begin();
    const stream = await readStream(edge.url, token);
    await Promise.all(Array.from({ length: 20 }, grow));
    expect((await stream.next(({ event }) => event.head === 25)).event.head).toBe(25);
    stream.close();
  });

  it('beats', async () => {
    const token = await begin(20);
    const stream = await readStream(edge.url, token);
    for (let beat = 0; beat < 3; beat += 1) expect((await stream.next(({ name }) => name === 'beat')).event.head).toBe(5);
    stream.close();
  });

  it('is counted while it is open', async () => {
    const token = await begin(10);
    const stream = await readStream(edge.url, token);
    await expect.poll(async () => (await edge.ask('GET', '/metrics')).json).toContain('relay_stream_clients 1');
    stream.close();
    await stream.ended;
    await expect.poll(async () => (await edge.ask('GET', '/metrics')).json).toContain('relay_stream_clients 0');
  });

  it('ends when the relay closes, and does not hold the relay up', async () => {
    const token = await begin();
    const stream = await readStream(edge.url, token);
    await stream.next(({ name }) => name === 'hello');
    await edge.close();
    await stream.ended;
  });
});
