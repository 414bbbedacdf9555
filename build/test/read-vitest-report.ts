import { readFileSync } from 'node:fs';

export type Count = { readonly passed: number; readonly failed: number };

/** What is read of Vitest's JSON reporter (the shape of Jest's `--json`). */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
};

/**
 * Counts a run. A file that could not be loaded is one failure although no test of it ran; so is a test that was skipped, because a
 * skipped test proves nothing; and so is a run that failed outside its tests (an error that nobody caught).
 */
export function countReport(report: Report, exitCode: number): Count & { readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  for (const file of brokenFiles) remarks.push(`could not be run: ${file.name}`);
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
