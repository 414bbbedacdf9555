import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A closed network stays closed for the working day; an opened one is noticed the next morning, or at once with the file removed. */
const REMEMBERED_MS = 6 * 3_600_000;

type Memo = { readonly page: string; readonly version: string; readonly reason: string; readonly atMs: number };

/** Why the official download failed lately, so that a second start does not wait for it again. */
export function recallUnreachable(file: string, page: string, version: string, nowMs: number): string | undefined {
  try {
    const memo = JSON.parse(readFileSync(file, 'utf8')) as Memo;
    const isFresh = nowMs >= memo.atMs && nowMs - memo.atMs < REMEMBERED_MS;
    return memo.page === page && memo.version === version && isFresh ? memo.reason : undefined;
  } catch {
    return undefined;
  }
}

export function rememberUnreachable(file: string, memo: Memo): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(memo));
}

export function forgetUnreachable(file: string): void {
  rmSync(file, { force: true });
}
