import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Customer } from '../platform/customer.ts';
import { customerBehaviour } from '../platform/customer.ts';

const story = z.object({
  /** Steps that the relay has answered with 200. */
  told: z.array(z.string()),
  /** How many of a customer's answers have been given. */
  answers: z.record(z.string(), z.number()),
  /** When each customer last spoke, UTC milliseconds: the service window survives a restart. */
  lastSpokeAt: z.record(z.string(), z.number()),
});

/** A customer as the platform knew them when it last wrote: who they are, when they last spoke, and what a quote of theirs would point to. */
const keptCustomer = z.object({
  key: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  userId: z.string().optional(),
  username: z.string().optional(),
  behaviour: customerBehaviour,
  lastSpokeAt: z.number().optional(),
  lastSpokenId: z.string().optional(),
  lastReceivedId: z.string().optional(),
});
export type KeptCustomer = z.infer<typeof keptCustomer>;

const stateFile = z.object({
  version: z.literal(1),
  starts: z.number().int().nonnegative(),
  stories: z.record(z.string(), story),
  /** Absent in files of before this was kept. */
  customers: z.array(keptCustomer).default([]),
});
export type Story = z.infer<typeof story>;

/** What the sandbox remembers from one start to the next. Without a folder it remembers nothing. */
export type SandboxState = {
  /** 1 on the first start. */
  readonly starts: number;
  /** How far a scenario has been told; change it in place and call `save`. */
  readonly story: (name: string) => Story;
  readonly save: () => void;
  /** The customers of the former start. */
  readonly customers: () => readonly KeptCustomer[];
  /** Keeps the customers as they are now. */
  readonly keepCustomers: (customers: readonly Customer[]) => void;
};

/**
 * Opens the state of a folder and counts this start. A file that cannot be understood is put aside and the stories begin again: a demo is not worth
 * refusing to start for.
 */
export function openState(folder: string | undefined): SandboxState {
  const path = folder === undefined ? undefined : join(folder, 'sandbox-state.json');
  const kept = path === undefined ? undefined : read(path);
  const former = kept?.customers ?? [];
  const state = { version: 1 as const, starts: (kept?.starts ?? 0) + 1, stories: { ...kept?.stories }, customers: former as readonly object[] };
  const save = (): void => {
    if (path === undefined) return;
    // Whole or not at all: a crash while writing leaves the former file.
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  save();
  return {
    starts: state.starts,
    story: (name) => (state.stories[name] ??= { told: [], answers: {}, lastSpokeAt: {} }),
    save,
    customers: () => former,
    keepCustomers: (customers) => {
      state.customers = customers.map((customer) => ({ ...customer }));
      save();
    },
  };
}

function read(path: string): z.infer<typeof stateFile> | undefined {
  try {
    return stateFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') {
      try {
        renameSync(path, `${path}.unreadable`);
      } catch {
        // It cannot even be moved; the next save will say so.
      }
    }
    return undefined;
  }
}
