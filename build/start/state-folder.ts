import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a start of this clone keeps everything: remove the folder, and the next start begins from nothing. */
export type StateFolder = {
  readonly root: string;
  readonly relayData: string;
  readonly log: (name: string) => string;
  readonly picture: (name: string) => string;
  /** Keychain of the virtual desktop; one per role, because two of them may run side by side. */
  readonly desktop: (name: string) => string;
  readonly profile: (name: string) => string;
};

export function stateFolder(project: string): StateFolder {
  const root = join(project, '.deskline');
  for (const name of ['logs', 'profiles', 'pictures', 'desktop']) mkdirSync(join(root, name), { recursive: true, mode: 0o700 });
  return {
    root,
    relayData: join(root, 'relay'),
    log: (name) => join(root, 'logs', `${name}.log`),
    picture: (name) => join(root, 'pictures', `${name}.png`),
    desktop: (name) => join(root, 'desktop', name),
    profile: (name) => join(root, 'profiles', name),
  };
}

export type SandboxSecrets = { readonly accessToken: string; readonly appSecret: string; readonly verifyToken: string };

/** The secrets that relay and sandbox share as a relay and Meta would: drawn once per clone, readable by their owner alone. */
export function sandboxSecrets(state: StateFolder): SandboxSecrets {
  const file = join(state.root, 'sandbox-secrets.json');
  if (!existsSync(file)) {
    const draw = () => randomBytes(24).toString('hex');
    const drawn: SandboxSecrets = { accessToken: draw(), appSecret: draw(), verifyToken: draw() };
    writeFileSync(file, JSON.stringify(drawn), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
}
