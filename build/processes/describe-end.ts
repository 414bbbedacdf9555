import { relative } from 'node:path';
import type { RunningProcess } from './process-family.ts';

/** What a process said last and where the rest is, for the second line of a failure. */
export function describeLastWords(member: Pick<RunningProcess, 'lastLines' | 'logFile'>): string {
  const words = member.lastLines();
  const where = member.logFile === undefined ? '' : `Its log: ${relative(process.cwd(), member.logFile)}`;
  return words === '' ? where : `Its last words:\n${words.replaceAll(/^/gm, '  ')}\n  ${where}`;
}
