import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A profile folder for one test, with an enrolment laid into it when one is given. */
export function makeProfileFolder(enrolment?: { readonly relayUrl: string; readonly code: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskline-profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (enrolment !== undefined) layEnrolment(folder, enrolment);
  return folder;
}

export function layEnrolment(folder: string, enrolment: { readonly relayUrl: string; readonly code: string }): void {
  writeFileSync(join(folder, 'enrolment.json'), JSON.stringify(enrolment));
}
