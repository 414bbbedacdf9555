import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const secrets = { WHATSAPP_ACCESS_TOKEN: 'bench-access', WHATSAPP_APP_SECRET: 'bench-app-secret', WHATSAPP_VERIFY_TOKEN: 'bench-verify' };
const phoneNumberId = '106540352242922';

export type MeasuredRelay = {
  readonly url: string;
  /** Token of an employee's device. */
  readonly token: string;
  /** Resident memory of the relay's process, bytes; null where the system does not tell. */
  readonly memory: () => number | null;
  /** Signs and posts a delivery with one text message. */
  readonly deliver: (message: { readonly id: string; readonly from: string; readonly body: string }) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The relay as the process that runs in production, with a company, a number and one enrolled device. */
export async function startMeasuredRelay(databaseUrl: string): Promise<MeasuredRelay> {
  const dataDir = await mkdtemp(join(tmpdir(), 'deskline-bench-'));
  // Nobody answers for Meta: nothing that is measured asks it.
  const graph = createServer((_request, response) => void response.writeHead(503).end());
  await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
  const graphPort = addressPort(graph.address());
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../relay/relay.ts')], {
    env: { PATH: process.env['PATH'], ...secrets, WHATSAPP_GRAPH_URL: `http://127.0.0.1:${graphPort}`, RELAY_DATABASE_URL: databaseUrl, RELAY_DATA_DIR: dataDir, RELAY_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await listening(child.stdout);
  child.stdout.resume();
  const operator = (await readFile(join(dataDir, 'operator-token'), 'utf8')).trim();
  const ask = async (path: string, body: unknown, bearer?: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const company = await ask(
    '/v1/admin/company',
    { name: 'Bench', teamName: 'Team', adminName: 'Admin', number: { phoneNumberId, businessAccountId: null, displayPhoneNumber: '+49 30 1234567', name: 'Front desk' } },
    operator,
  );
  const teamId = (company['teams'] as readonly { readonly id: string }[])[0]?.id;
  const person = (await ask('/v1/admin/people', { name: 'Employee', role: 'employee', teamIds: [teamId] }, operator))['person'] as { readonly id: string };
  const { code } = await ask('/v1/admin/enrolment-codes', { personId: person.id }, operator);
  const { token } = await ask('/v1/enrolment', { code, deviceName: 'Bench', appVersion: '0.0.0', protocolVersion: 1 });
  return {
    url,
    token: String(token),
    memory: () => residentMemory(child.pid),
    deliver: async ({ id, from, body }) => {
      const payload = JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '1',
            changes: [
              {
                field: 'messages',
                value: {
                  messaging_product: 'whatsapp',
                  metadata: { display_phone_number: '49301234567', phone_number_id: phoneNumberId },
                  contacts: [{ profile: { name: `Customer ${from.slice(-4)}` }, wa_id: from }],
                  messages: [{ from, id, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body } }],
                },
              },
            ],
          },
        ],
      });
      const signature = createHmac('sha256', secrets.WHATSAPP_APP_SECRET).update(payload).digest('hex');
      const answer = await fetch(`${url}/webhooks/whatsapp`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }, body: payload });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`A delivery was answered ${answer.status}`);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      graph.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function addressPort(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** The relay's log says where it listens. */
function listening(log: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    log.on('data', (chunk) => {
      // Once it is known, the log is only emptied.
      if (text.length > 1_000_000) return;
      text += String(chunk);
      const found = /"url":"(http:[^"]+)"/u.exec(text);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    log.on('end', () => reject(new Error('The relay ended before it listened')));
  });
}

function residentMemory(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
