import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAlive, openProcessFamily } from '../../build/processes/process-family.ts';

const module = pathToFileURL(join(process.cwd(), 'build/processes/process-family.ts')).href;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'deskline-family-'));
  folders.push(folder);
  return folder;
};

/** A process that starts a child of its own and refuses to end when asked. */
const STUBBORN = `process.on('SIGTERM', () => undefined);
const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
console.log(process.pid + ' ' + child.pid);
setInterval(() => undefined, 1000);`;

describe('a family of processes', () => {
  it('ends with everything that its members started', async () => {
    const family = openProcessFamily();
    const logFile = join(temporaryFolder(), 'log');
    const script = STUBBORN.replace(`process.on('SIGTERM', () => undefined);`, '');
    const member = await family.start({ name: 'it', command: process.execPath, args: ['-e', script], env: process.env, logFile });
    await vi.waitUntil(() => member.lastLines().includes(' '), { timeout: 60_000 });
    const pids = member.lastLines().split(' ').map(Number);
    await family.stopAll();
    expect(await member.ended).toBe('SIGTERM');
    await vi.waitUntil(() => pids.every((pid) => !isAlive(pid)), { timeout: 60_000 });
  });

  it('ends when its owner is killed, even members that do not want to', async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'owner.mjs');
    writeFileSync(
      script,
      `import { isAlive, openProcessFamily } from ${JSON.stringify(module)};
const member = await openProcessFamily().start({ name: 'it', command: process.execPath, args: ['-e', ${JSON.stringify(STUBBORN)}], env: process.env, logFile: ${JSON.stringify(join(folder, 'log'))} });
const timer = setInterval(() => { if (member.lastLines().includes(' ')) { clearInterval(timer); console.log(member.lastLines()); } }, 20);
setInterval(() => undefined, 1000);`,
    );
    const owner = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<string>((resolve) => createInterface({ input: owner.stdout }).once('line', resolve));
    const pids = line.split(' ').map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    owner.kill('SIGKILL');
    await vi.waitUntil(() => pids.every((pid) => !isAlive(pid)), { timeout: 60_000 });
  });

  it('says in its own words when a program cannot be started', async () => {
    const family = openProcessFamily();
    await expect(family.start({ name: 'The relay', command: '/nowhere/at-all', args: [], env: {} })).rejects.toThrow('The relay could not be started');
    await family.stopAll();
  });
});
