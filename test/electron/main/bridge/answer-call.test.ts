import { describe, expect, it } from 'vitest';
import { ourOrigin } from '../../../../electron/main/bridge/our-origin.ts';
import { answerCall } from '../../../../electron/main/bridge/answer-call.ts';
import type { Handlers, Standing } from '../../../../electron/main/bridge/answer-call.ts';
import { commandNames } from '../../../../shared/bridge/command-names.ts';
import { commands } from '../../../../shared/bridge/commands.ts';
import type { CommandName } from '../../../../shared/bridge/commands.ts';
import { succeed } from '../../../../shared/kernel/result.ts';

const page = { isOurWindow: true, isMainFrame: true, origin: ourOrigin };
const employee: Standing = { enrolled: true, role: 'employee' };
const refused = (rule: string) => ({ ok: false, error: { kind: 'refused', rule } });

/** Handlers that write down what reached them. */
function bench(standing: Standing, handle: () => Promise<never> | Promise<ReturnType<typeof succeed>> = async () => succeed(null)) {
  const reached: unknown[] = [];
  const reports: { readonly error: unknown; readonly name: string }[] = [];
  const entries = commandNames.map((name) => [name, (request: unknown) => (reached.push({ name, request }), handle())]);
  const handlers = Object.fromEntries(entries) as unknown as Handlers;
  const report = (error: unknown, name: CommandName) => (reports.push({ error, name }), 'R-7F3K');
  const call = (name: unknown, request: unknown, caller = page) => answerCall({ caller, name, request }, { handlers, standing: () => standing, report });
  return { call, reached, reports };
}

describe('answering a call of the bridge', () => {
  it.each([
    ['a window that we did not open', { ...page, isOurWindow: false }],
    ['a frame inside the page', { ...page, isMainFrame: false }],
    ['a page of the web', { ...page, origin: 'https://example.com' }],
    ['a look-alike of our origin', { ...page, origin: 'app://deskline.example' }],
  ])('refuses %s before it looks at anything else', async (_what, caller) => {
    const { call, reached } = bench(employee);
    expect(await call('no.such', { wrong: true }, caller)).toEqual(refused('sender'));
    expect(reached).toEqual([]);
  });

  it.each(['no.such', '', 'toString', '__proto__', 'constructor', null, 7, { name: 'session.read' }])('refuses the name %j', async (name) => {
    const { call, reached } = bench(employee);
    expect(await call(name, null)).toEqual(refused('name'));
    expect(reached).toEqual([]);
  });

  it.each([
    ['directory.read', { enrolled: false }, false],
    ['session.read', { enrolled: false }, true],
    ['directory.read', employee, true],
    ['team.read', employee, false],
    ['team.read', { enrolled: true, role: 'manager' }, true],
    ['team.read', { enrolled: true, role: 'admin' }, false],
    ['admin.devices', employee, false],
    ['admin.devices', { enrolled: true, role: 'manager' }, false],
    ['admin.devices', { enrolled: true, role: 'admin' }, true],
  ] as const)('%s by %j passes the gate: %s', async (name, standing, passes) => {
    const { call, reached } = bench(standing);
    expect(await call(name, null)).toEqual(passes ? succeed(null) : refused('gate'));
    expect(reached).toHaveLength(passes ? 1 : 0);
  });

  it('looks at the gate before the schema, so that a stranger learns nothing from its answers', async () => {
    expect(await bench(employee).call('admin.devices', { any: 'thing' })).toEqual(refused('gate'));
  });

  it.each(commandNames)('refuses a request of %s that does not fit its schema', async (name) => {
    const { gate } = commands[name];
    const { call, reached } = bench({ enrolled: true, role: gate === 'manager' || gate === 'admin' ? gate : 'employee' });
    expect(await call(name, { no: 'such member', of: 1 })).toEqual(refused('schema'));
    expect(await call(name, undefined)).toEqual(refused('schema'));
    expect(reached).toEqual([]);
  });

  it('answers an exception with a code alone and keeps the rest for the log', async () => {
    const secret = new Error('Bearer token-of-the-device');
    const { call, reports } = bench(employee, () => Promise.reject(secret));
    expect(await call('directory.read', null)).toEqual({ ok: false, error: { kind: 'unexpected', report: 'R-7F3K' } });
    expect(reports).toEqual([{ error: secret, name: 'directory.read' }]);
  });
});

describe('the list of names for the preload', () => {
  it('is the list of commands, in every one and in nothing else', () => {
    expect([...commandNames].sort()).toEqual(Object.keys(commands).sort());
  });
});
