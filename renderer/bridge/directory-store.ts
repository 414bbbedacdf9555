import { create } from 'zustand';
import { keepSame } from '../../shared/kernel/keep-same.ts';
import type { CommandResponse } from '../../shared/bridge/commands.ts';
import { onChanges } from './announcements.ts';
import { call } from './call.ts';

type Directory = CommandResponse<'directory.read'>;

/** Colleagues, teams and company numbers. Empty until read. */
export const useDirectory = create<Directory>(() => ({ people: [], teams: [], numbers: [] }));

async function readDirectory(): Promise<void> {
  const answer = await call('directory.read', null);
  if (answer.ok) useDirectory.setState((before) => keepSame<Directory>(before, answer.value), true);
}

/** Keeps the directory as main announces it. */
export function followDirectory(): () => void {
  void readDirectory();
  return onChanges((changes) => {
    if (changes.some((change) => change.kind === 'directory' || change.kind === 'everything')) void readDirectory();
  });
}
