import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newPostgresUrl } from '../support/open-databases.ts';
import { readStream } from '../support/read-stream.ts';
import { startTestRelay, testSecrets } from '../support/start-test-relay.ts';
import { enrolDevice } from './support/enrol-device.ts';

/** A text of a customer, as Meta delivers it. */
function deliveryOf(wamid: string, body: string): { readonly bytes: Buffer; readonly signature: string } {
  const bytes = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
                contacts: [{ profile: { name: 'Ada Kunde' }, wa_id: '4915112345642' }],
                messages: [{ from: '4915112345642', id: wamid, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body } }],
              },
            },
          ],
        },
      ],
    }),
  );
  return { bytes, signature: `sha256=${createHmac('sha256', testSecrets.appSecret).update(bytes).digest('hex')}` };
}

describe('two relay processes on one PostgreSQL', () => {
  it('tell a client of one what came in at the other, at once, and treat the same delivery at both as one', async () => {
    const databaseUrl = await newPostgresUrl();
    const one = await startTestRelay({ databaseUrl, beatMs: 60_000 });
    const other = await startTestRelay({ databaseUrl, dataDir: one.dataDir, beatMs: 60_000 });
    onTestFinished(async () => {
      await one.close();
      await other.close();
    });
    const token = await enrolDevice(one.url, one.dataDir);
    const stream = await readStream(other.url, token);
    onTestFinished(() => stream.close());
    const hello = await stream.next((heard) => heard.name === 'hello');

    const { bytes, signature } = deliveryOf('wamid.two.relays', 'heard next door');
    const post = (url: string): Promise<number> =>
      fetch(`${url}/webhooks/whatsapp`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature } }).then((answer) => answer.status);
    expect(await Promise.all([post(one.url), post(other.url), post(one.url)])).toEqual([200, 200, 200]);

    // No beat comes within this test: only a notice can bring this.
    const rung = await stream.next((heard) => heard.name === 'head' && heard.event.head > hello.event.head);
    expect(rung.event.inboundVerifiedAt).toBeGreaterThan(Date.now() - 60_000);
    await one.idle();
    await other.idle();
    const read = async (url: string): Promise<{ changes: { entity: string; message?: { content: { body?: string } } }[]; inboundVerifiedAt: number }> =>
      (await (await fetch(`${url}/v1/changes?after=0`, { headers: { authorization: `Bearer ${token}` } })).json()) as never;
    for (const url of [one.url, other.url]) {
      const { changes, inboundVerifiedAt } = await read(url);
      expect(changes.filter((change) => change.entity === 'message').map((change) => change.message?.content.body)).toEqual(['heard next door']);
      expect(inboundVerifiedAt).toBeGreaterThan(Date.now() - 60_000);
    }
    // Figures of the way in stand on both, whichever took the delivery.
    for (const url of [one.url, other.url]) expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/relay_last_webhook_age_seconds\{number="[0-9a-f-]{36}"\} \d/);
  });
});
