import { describe, expect, it } from 'vitest';
import { completeLock } from '../../build/dependencies/complete-lock.ts';
import { countReport, countRun } from '../../build/test/read-vitest-report.ts';

const file = (status: string, ...tests: readonly string[]) => ({ name: 'a.test.ts', status, assertionResults: tests.map((each) => ({ status: each })) });

describe('the closing count', () => {
  it.each([
    [
      'passed and failed tests',
      { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'passed', 'passed', 'failed')] },
      1,
      { passed: 2, failed: 1 },
    ],
    [
      'a file that could not be loaded',
      { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] },
      1,
      { passed: 1, failed: 1 },
    ],
    [
      'a skipped test',
      { numPassedTests: 1, numFailedTests: 0, numPendingTests: 1, testResults: [file('passed', 'passed', 'pending')] },
      0,
      { passed: 1, failed: 1 },
    ],
    ['an error outside of any test', { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 1, { passed: 1, failed: 1 }],
    ['a run without tests', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0, { passed: 0, failed: 1 }],
    ['a good run', { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 0, { passed: 3, failed: 0 }],
  ])('counts %s', (_, report, exitCode, expected) => {
    expect(countReport(report, exitCode)).toMatchObject(expected);
  });

  it('names what failed, with the words of its error', () => {
    const failed = { status: 'failed', fullName: 'a room > keeps its door', failureMessages: ['Error: expected 1 to be 2\n  at a.test.ts:3'] };
    const { remarks } = countReport({ numPassedTests: 0, numFailedTests: 1, testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [failed] }] }, 1);
    expect(remarks).toEqual(['failed: a.test.ts: a room > keeps its door\n    Error: expected 1 to be 2\n      at a.test.ts:3']);
  });

  it('counts a run that left no report as failed', () => {
    expect(countRun('/nowhere/report.json', 137)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('completing the lock', () => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0', optionalDependencies: { '@a/linux-x64': '1.0.0', '@a/win32-arm64': '1.0.0', loose: '^2.0.0' } },
    'node_modules/@a/linux-x64': { version: '1.0.0', optional: true },
  };

  it('adds pinned packages of other platforms and touches nothing else', () => {
    const { lock, added } = completeLock({ packages });
    expect(added).toEqual(['@a/win32-arm64']);
    expect(lock.packages).toEqual({ ...packages, 'node_modules/@a/win32-arm64': { version: '1.0.0', os: ['win32'], cpu: ['arm64'], optional: true } });
    expect(completeLock(lock).added).toEqual([]);
  });
});
