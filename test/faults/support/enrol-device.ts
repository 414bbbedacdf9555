import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function post(url: string, token: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
  return answer.json();
}

/** Makes the demo company and enrols a device for its employee. @returns the device's token. */
export async function enrolDevice(url: string, dataDir: string): Promise<string> {
  const operator = (await readFile(join(dataDir, 'operator-token'), 'utf8')).trim();
  const company = (await post(`${url}/v1/admin/demo-company`, operator)) as { people: { id: string; role: string }[] };
  const employee = company.people.find((person) => person.role === 'employee');
  const { code } = (await post(`${url}/v1/admin/enrolment-codes`, operator, { personId: employee?.id })) as { code: string };
  const enrolled = (await post(`${url}/v1/enrolment`, 'none', { code, deviceName: 'faults', appVersion: '0.0.0', protocolVersion: 1 })) as { token: string };
  return enrolled.token;
}
