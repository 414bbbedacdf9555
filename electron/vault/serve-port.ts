import { closeInheritedFiles } from './close-inherited-files.ts';
import type { ComposedVault } from './compose.ts';

/** The port of a utility process, as far as it is used here; its types come with Electron, which this room does not know. */
type ParentPort = {
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown) => void;
};

/**
 * Serves a vault to the process that started this one: over `process.parentPort` in a utility process, over the channel of `child_process.fork` else.
 * When the parent goes, the cache is closed and this process ends: a vault without an owner would only hold the file.
 */
export function servePort(vault: ComposedVault): void {
  const leave = (): never => {
    vault.close();
    process.exit(0);
  };
  const parentPort = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  if (parentPort !== undefined) {
    parentPort.on('message', (event) => void vault.answer(event.data).then((answer) => parentPort.postMessage(answer)));
    parentPort.on('close', leave);
    return;
  }
  if (process.send === undefined) {
    process.stderr.write('vault: started without a parent\n');
    process.exit(64);
  }
  closeInheritedFiles();
  process.on('disconnect', leave);
  process.on('message', (request) => void vault.answer(request).then((answer) => process.send?.(answer, undefined, undefined, () => undefined)));
}
