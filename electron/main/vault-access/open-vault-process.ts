import { dirname } from 'node:path';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Child, ChildExit, ChildListeners } from './child.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { findNodeBinary } from './find-node-binary.ts';
import { startNodeChild } from './start-node-child.ts';
import { startUtilityChild } from './start-utility-child.ts';
import { openVaultChannel } from './vault-channel.ts';

/** Node-API that the database driver needs; with an older one it brings its process down. */
const neededNodeApi = 10;
/** How long an orderly end may take before the process is killed. SQLite survives that as well. */
const stopPatienceMs = 3_000;

export type VaultProcess = {
  readonly vault: Vault;
  /** Closes the cache and ends the process; done when it has ended. `onExit` listeners are not called. */
  readonly stop: () => Promise<void>;
  /** The process ended by itself. Pending calls have answered `unexpected` by then; start another one and open the cache again. */
  readonly onExit: (listener: (exit: ChildExit) => void) => () => void;
};

/**
 * Starts the vault: as a utility process where Electron's Node can load the database driver, else on a Node binary beside it. The vault is not
 * open yet.
 *
 * @param options.entry path of the vault's bundled entry, or of its source where Node reads TypeScript.
 * @param options.nodeBinary Node 22.14 or newer; by default this process's own when it is a plain Node, else the one of the npm package `node` in
 *   a `node_modules` above `entry`.
 * @param options.log gets one line at a time, without anything secret.
 * @throws when there is no Node that could run it.
 */
export async function startVaultProcess(options: { readonly entry: string; readonly nodeBinary?: string; readonly log: (line: string) => void }): Promise<VaultProcess> {
  const exitListeners = new Set<(exit: ChildExit) => void>();
  let isStopping = false;
  let exited: ChildExit | null = null;
  let confirmExit: () => void = () => undefined;
  const hasExited = new Promise<void>((resolve) => (confirmExit = resolve));
  let child: Child | null = null;
  const channel = openVaultChannel((message) => child?.post(message) ?? false, options.log);

  const listeners: ChildListeners = {
    onMessage: channel.receive,
    onLine: (line) => options.log(`vault process: ${line}`),
    onExit: (exit) => {
      channel.end();
      exited = exit;
      confirmExit();
      if (isStopping) return;
      options.log(`vault process ended by itself, code ${exit.code ?? 'none'}`);
      for (const listener of exitListeners) listener(exit);
    },
  };
  child = await startChild(options, listeners);

  return {
    vault: channel.vault,
    stop: async () => {
      isStopping = true;
      const patience = setTimeout(() => child?.kill(), stopPatienceMs);
      await channel.vault.call('close', null);
      child?.kill();
      await hasExited;
      clearTimeout(patience);
    },
    onExit: (listener) => {
      const known = exited;
      // Whoever takes over a process that was started ahead may come after its end.
      if (known !== null && !isStopping) queueMicrotask(() => listener(known));
      exitListeners.add(listener);
      return () => void exitListeners.delete(listener);
    },
  };
}

function startChild(options: { readonly entry: string; readonly nodeBinary?: string }, listeners: ChildListeners): Promise<Child> | Child {
  const environment = cleanEnvironment(process.env);
  const isElectron = process.versions['electron'] !== undefined;
  const canLoadDriver = Number(process.versions['napi']) >= neededNodeApi;
  if (isElectron && canLoadDriver) return startUtilityChild({ entry: options.entry, environment }, listeners);
  const own = !isElectron && canLoadDriver ? process.execPath : null;
  const nodeBinary = options.nodeBinary ?? own ?? findNodeBinary(dirname(options.entry));
  if (nodeBinary === null) throw new Error('No Node for the vault process: the npm package node is not installed.');
  return startNodeChild({ entry: options.entry, nodeBinary, environment }, listeners);
}
