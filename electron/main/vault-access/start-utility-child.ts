import type { Child, ChildListeners } from './child.ts';
import { readLines } from './start-node-child.ts';

/** Starts `entry` as a utility process of Electron. Electron is imported here alone and late, so that this room also loads under plain Node; before `ready` there are none. */
export async function startUtilityChild(options: { readonly entry: string; readonly environment: Record<string, string> }, listeners: ChildListeners): Promise<Child> {
  const { app, utilityProcess } = await import('electron');
  await app.whenReady();
  const child = utilityProcess.fork(options.entry, [], { serviceName: 'Deskline vault', env: options.environment, execArgv: [], stdio: 'pipe' });
  let isOver = false;
  child.on('message', listeners.onMessage);
  child.on('exit', (code) => {
    isOver = true;
    listeners.onExit({ code });
  });
  readLines(child.stdout, listeners.onLine);
  readLines(child.stderr, listeners.onLine);
  return {
    post: (message) => {
      if (!isOver) child.postMessage(message);
      return !isOver;
    },
    kill: () => void child.kill(),
  };
}
