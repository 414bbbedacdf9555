import { readFileSync } from 'node:fs';

export type Count = { readonly passed: number; readonly failed: number };

type AssertionResult = { readonly status: string; readonly fullName?: string; readonly failureMessages?: readonly string[] };

/** What is read of Vitest's JSON reporter (the shape of Jest's `--json`). */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly AssertionResult[] }[];
};

/** Characters of an error that are repeated: its words and the first places of its stack. */
const longestMessage = 1_500;

/**
 * Counts a run. A file that could not be loaded is one failure although no test of it ran; so is a test that was skipped, because a
 * skipped test proves nothing; and so is a run that failed outside its tests (an error that nobody caught).
 */
export function countReport(report: Report, exitCode: number): Count & { readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  for (const file of brokenFiles) remarks.push(`could not be run: ${file.name}`);
  // Said once more at the very end: of a long output only the last lines may be kept.
  for (const file of report.testResults) {
    for (const test of file.assertionResults.filter(({ status }) => status === 'failed')) {
      remarks.push([`failed: ${file.name}: ${test.fullName ?? '?'}`, ...(test.failureMessages ?? []).map((message) => message.slice(0, longestMessage).replace(/^/gmu, '    '))].join('\n'));
    }
  }
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  if (skipped > 0) remarks.push(`${skipped} skipped, counted as failed`);
  let failed = report.numFailedTests + brokenFiles.length + skipped;
  if (failed === 0 && exitCode !== 0) {
    failed = 1;
    remarks.push(`the run ended with ${exitCode} although no test failed`);
  }
  if (report.numPassedTests + failed === 0) {
    failed = 1;
    remarks.push('no test ran');
  }
  return { passed: report.numPassedTests, failed, remarks };
}

/** Reads the report that a run left; a run without one counts as one failure. */
export function countRun(file: string, exitCode: number): Count & { readonly remarks: readonly string[] } {
  try {
    return countReport(JSON.parse(readFileSync(file, 'utf8')) as Report, exitCode);
  } catch {
    return { passed: 0, failed: 1, remarks: [`the run left no report (exit code ${exitCode})`] };
  }
}
