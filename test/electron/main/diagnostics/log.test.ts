import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeError } from '../../../../electron/main/diagnostics/describe-error.ts';
import { createLog } from '../../../../electron/main/diagnostics/log.ts';
import { openLogFile } from '../../../../electron/main/diagnostics/open-log-file.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

describe('the log', () => {
  it('writes what is on the list and drops the rest, whoever smuggled it in', () => {
    const lines: string[] = [];
    createLog({ clock: fakeClock(), write: (line) => lines.push(line) }).warn('sync.broken', { kind: 'unreachable', token: 'CANARY', text: 'CANARY' } as never);
    expect(lines).toEqual(['{"time":"2026-03-02T09:00:00.000Z","level":"warn","event":"sync.broken","kind":"unreachable"}\n']);
  });

  it('says of an exception where it happened and not what it was about', () => {
    const error = Object.assign(new TypeError('Unexpected token in "CANARY text\n    of a message"'), { code: 'E_CODE' });
    const described = describeError(error);
    expect([described.kind, described.code]).toEqual(['TypeError', 'E_CODE']);
    expect(described.stack).toContain('log.test.ts');
    expect(JSON.stringify(described)).not.toContain('CANARY');
  });

  it('fills one file, keeps one older one, and no more', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deskline-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const write = openLogFile(folder);
    const line = `${'x'.repeat(99_999)}\n`;
    for (let count = 0; count < 70; count += 1) write(line);
    write('last\n');
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['main.log', 'main.old.log']);
    expect(statSync(join(folder, 'logs', 'main.old.log')).size).toBeLessThan(2_200_000);
    expect(readFileSync(join(folder, 'logs', 'main.log'), 'utf8').endsWith('last\n')).toBe(true);
  });
});
