import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesResponse } from '../../shared/protocol/changes.ts';
import { newPostgresUrl } from '../support/open-databases.ts';
import { readStream } from '../support/read-stream.ts';
import { startTestRelay, testSecrets } from '../support/start-test-relay.ts';
import { textAt } from '../support/start-test-edge.ts';

const kinds = [
  { name: 'the embedded database', databaseUrl: async () => undefined },
  { name: 'PostgreSQL', databaseUrl: newPostgresUrl },
];

describe.each(kinds)('a whole relay on $name', ({ databaseUrl }) => {
  it('brings a signed delivery to the stream and the changes of an enrolled device', async () => {
    const url = await databaseUrl();
    const relay = await startTestRelay(url === undefined ? {} : { databaseUrl: url });
    const operator = (await readFile(join(relay.dataDir, 'operator-token'), 'utf8')).trim();
    const post = async (path: string, body: unknown, token?: string) => {
      const answer = await fetch(relay.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      return { status: answer.status, json: (await answer.json()) as unknown };
    };
    const demo = (await post('/v1/admin/demo-company', {}, operator)).json as { people: { id: string; role: string }[]; phoneNumberId: string };
    const employee = demo.people.find((person) => person.role === 'employee')?.id;
    const code = textAt((await post('/v1/admin/enrolment-codes', { personId: employee }, operator)).json, 'code');
    const token = textAt((await post('/v1/enrolment', { code, deviceName: 'A desk', appVersion: '1', protocolVersion: 1 })).json, 'token');
    const stream = await readStream(relay.url, token);
    const { event: hello } = await stream.next(({ name }) => name === 'hello');

    const delivery = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '494066969123', phone_number_id: demo.phoneNumberId },
                contacts: [{ profile: { name: 'A client' }, wa_id: '4915112345678' }],
                messages: [{ from: '4915112345678', id: 'wamid.canary1', timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: 'canary-words' } }],
              },
            },
          ],
        },
      ],
    });
    const send = (signature: string) =>
      fetch(`${relay.url}/webhooks/whatsapp`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body: delivery });
    const signature = `sha256=${createHmac('sha256', testSecrets.appSecret).update(delivery).digest('hex')}`;
    expect([(await send(signature)).status, (await send(signature)).status, (await send(signature.replace(/.$/, 'g'))).status]).toEqual([200, 200, 401]);
    await stream.next(({ event }) => event.head > hello.head);
    await relay.idle();
    const answer = await fetch(`${relay.url}/v1/changes?after=${hello.head}`, { headers: { authorization: `Bearer ${token}` } });
    const { changes } = changesResponse.parse(await answer.json());
    expect(changes.filter((change) => change.entity === 'message')).toMatchObject([{ message: { content: { kind: 'text', body: 'canary-words' }, author: { kind: 'contact' } } }]);
    expect(changes.map((change) => change.entity).filter((entity) => entity !== 'number')).toEqual(['contact', 'conversation', 'message']);
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    expect(figures).toContain('relay_webhook_deliveries_total{result="stored"} 1');
    expect(figures).toContain('relay_webhook_deliveries_total{result="duplicate"} 1');
    await relay.close();
    expect(relay.logged()).not.toMatch(/canary|4915112345678/);
  });
});
