import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAdmin } from '../../../relay/admin/run-admin.ts';
import { demoSettings } from '../../../relay/directory/demo-company.ts';
import { newPostgresUrl } from '../../support/open-databases.ts';
import { startTestRelay } from '../../support/start-test-relay.ts';

type Said = { readonly status: number; readonly out: string; readonly err: string };

describe('the administration command against a real relay', () => {
  let relay: Awaited<ReturnType<typeof startTestRelay>>;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskline-admin-'));
    relay = await startTestRelay({ databaseUrl: await newPostgresUrl() });
  });
  afterAll(() => relay.close());

  async function admin(...given: string[]): Promise<Said> {
    let out = '';
    let err = '';
    const status = await runAdmin(given.includes('--data-dir') ? given : [...given, '--data-dir', relay.dataDir], {
      workingDirectory: folder,
      readText: (path) => readFile(path, 'utf8'),
      writeNew: (path, text) => writeFile(path, text, { flag: 'wx' }),
      say: (line) => (out += `${line}\n`),
      complain: (line) => (err += `${line}\n`),
    });
    return { status, out, err };
  }

  const company = ['company', 'create', '--name', 'A company', '--team', 'Service', '--admin', 'Ada Admin', '--phone-number-id', '223344556677', '--display-number', '+49 30 1'];

  it('takes a company from nothing to a policy and a code for its first employee', async () => {
    expect(await admin('people')).toEqual({ status: 1, out: '', err: expect.stringMatching(/no company yet\. Create one with 'npm run admin -- company create/) });
    expect((await admin(...company)).status).toBe(0);
    expect(await admin(...company)).toMatchObject({ status: 1, err: 'This relay has a company already; a relay serves one.\n' });
    expect((await admin('person', 'add', 'Emil Employee', '--role', 'employee', '--team', 'service')).status).toBe(0);
    expect((await admin('people')).out).toMatch(/Emil Employee +employee +Service/);
    expect(await admin('policy', 'show')).toMatchObject({ status: 1, err: 'The company has no policy yet.\n' });
    await writeFile(join(folder, 'policy.json'), JSON.stringify(demoSettings('Europe/Berlin')));
    expect((await admin('policy', 'push', 'policy.json')).out).toContain('revision 1');
    const shown = (await admin('policy', 'show')).out;
    expect(JSON.parse(shown)).toEqual(demoSettings('Europe/Berlin'));
    expect((await admin('policy', 'save', 'again.json')).status).toBe(0);
    expect(await admin('policy', 'save', 'again.json')).toMatchObject({ status: 1, err: expect.stringContaining('exists already') });
    expect((await admin('policy', 'push', 'again.json')).out).toContain('revision 2');
    const code = /^(\S+)/.exec((await admin('enrol', 'emil')).out)?.[1] ?? '';
    const enrolled = await fetch(`${relay.url}/v1/enrolment`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, deviceName: 'Desk 1', appVersion: '0.1.0', protocolVersion: 1 }),
    });
    expect(enrolled.status).toBe(201);
    expect((await admin('devices')).out).toMatch(/Emil Employee +Desk 1 +0\.1\.0 +– of 2/);
    const { deviceId, token } = (await enrolled.json()) as { deviceId: string; token: string };
    expect(await admin('person', 'add', 'emil employee', '--role', 'employee', '--team', 'service')).toMatchObject({ status: 1, err: expect.stringContaining('--again') });
    const stream = await fetch(`${relay.url}/v1/stream`, { headers: { authorization: `Bearer ${token}` } });
    expect(stream.status).toBe(200);
    const streamEnd = stream.text().catch(() => 'ended');
    expect((await admin('devices')).out).toContain(deviceId);
    expect(await admin('device', 'revoke', deviceId)).toMatchObject({ status: 0, out: expect.stringContaining('Desk 1 of Emil Employee is revoked') });
    await streamEnd;
    expect((await fetch(`${relay.url}/v1/changes?after=0`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect((await admin('devices')).out).not.toContain(deviceId);
    expect(await admin('device', 'revoke', deviceId)).toMatchObject({ status: 1, err: expect.stringContaining('There is no device') });
  });

  it.each([
    [['polcy', 'push'], 2, /Did you mean 'policy push'\?/],
    [['people', '--dta-dir', 'x'], 2, /Did you mean '--data-dir'\?/],
    [['policy', 'push'], 1, /Missing: policy push FILE/],
    [['policy', 'push', 'nowhere.json'], 1, /nowhere\.json cannot be read/],
    [['people', '--data-dir', 'nowhere'], 1, /There is no operator token in .*nowhere/],
    [['people', '--relay', 'http://127.0.0.1:9'], 1, /The relay does not answer at http:\/\/127\.0\.0\.1:9\. Is it running\?/],
    [['enrol', 'Nobody'], 1, /There is no person 'Nobody'/],
  ])('%j ends with %i and says why', async (given, status, line) => {
    const said = await admin(...given);
    expect(said.status).toBe(status);
    expect(said.err).toMatch(line);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names every place of a bad policy', async () => {
    await writeFile(join(folder, 'bad.json'), JSON.stringify({ ...demoSettings('Nowhere/Nowhere'), retention: { messageDays: 0 } }));
    const said = await admin('policy', 'push', 'bad.json');
    expect(said.status).toBe(1);
    expect(said.err).toMatch(/retention\.messageDays: .*\n.*retention\.attachmentDays: .*\n.*quiet\.schedule\.zone: must be a time zone/);
  });

  it('names the file and the place of what is not JSON, and npm when its banner got in', async () => {
    await writeFile(join(folder, 'banner.json'), '\n> deskline@0.1.0 admin\n> node build/task.js admin\n\n{}\n');
    expect((await admin('policy', 'push', 'banner.json')).err).toMatch(/banner\.json is not JSON: npm's banner got into it.*policy save/);
    await writeFile(join(folder, 'comma.json'), '{\n  "notify": { "sound": tru }\n}');
    expect((await admin('policy', 'push', 'comma.json')).err).toMatch(/comma\.json is not JSON at line 2, column 27/);
    await writeFile(join(folder, 'key.json'), JSON.stringify({ ...demoSettings('Europe/Berlin'), notify: { content: 'all', sond: true } }));
    expect((await admin('policy', 'push', 'key.json')).err.split('\n').slice(1, -1).toSorted()).toEqual([
      '  notify.content: must be one of none, sender, full', '  notify.sond: there is no such setting', '  notify.sound: is missing',
    ]);
  });

  it('help is there by word and by option', async () => {
    for (const word of ['help', '--help']) expect(await admin(word)).toMatchObject({ status: 0, out: expect.stringContaining('npm run admin -- device revoke ID') });
  });

  it('says when the token belongs to another relay', async () => {
    const other = await mkdtemp(join(tmpdir(), 'deskline-admin-'));
    await writeFile(join(other, 'operator-token'), 'canary-of-another-relay-0123456789\n');
    const said = await admin('people', '--data-dir', other, '--relay', relay.url);
    expect(said).toMatchObject({ status: 1, out: '' });
    expect(said.err).toMatch(/does not know this operator token/);
    expect(said.err).not.toContain('canary');
  });
});
