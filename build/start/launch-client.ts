import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DesktopSession } from '../desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../electron-runtime/resolve-electron.ts';
import type { ProcessFamily, RunningProcess } from '../processes/process-family.ts';

/** Often enough to follow what happens, seldom enough not to be noticed by the processor. */
const PICTURE_EVERY_MS = 3000;

/** Opens the app's window. It gets the folder of its profile and nothing else. */
export async function launchClient(request: {
  readonly project: string;
  readonly family: ProcessFamily;
  readonly electron: ElectronRuntime;
  readonly session: DesktopSession;
  readonly profile: string;
  readonly logFile: string;
}): Promise<RunningProcess> {
  const { project, family, electron, session, profile, logFile } = request;
  const env = Object.fromEntries(Object.entries(session.env).filter(([name]) => !/^(RELAY|WHATSAPP|SANDBOX)_|^ELECTRON_RUN_AS_NODE$/.test(name)));
  return await family.start({
    name: 'The client',
    command: electron.executable,
    args: [...electron.switches, join(project), `--profile=${profile}`],
    cwd: project,
    env,
    logFile,
  });
}

/**
 * Waits until the client has written into its own log `window.shown`.
 * @param clientLog `logs/main.log` of the profile. @param before its size before the launch.
 * @returns false when the client ended first.
 */
export async function whenClientSaysReady(client: Pick<RunningProcess, 'ended'>, clientLog: string, before: number): Promise<boolean> {
  let hasEnded = false;
  void client.ended.then(() => (hasEnded = true));
  while (!hasEnded) {
    // A log that was begun anew is shorter than before.
    const text = readLog(clientLog);
    if ((text.length < before ? text : text.slice(before)).includes('"window.shown"')) return true;
    await wait(100);
  }
  return false;
}

/** The size of a log; 0 when there is none yet. */
export function sizeOfLog(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Bytes as characters of one byte, so that positions are sizes. */
function readLog(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** Keeps a picture of a virtual screen up to date. @returns ends it. */
export function keepPicture(session: DesktopSession, file: string): () => void {
  const { writePicture } = session;
  if (writePicture === undefined) return () => undefined;
  const draw = () => {
    try {
      writePicture(file);
    } catch {
      // The next one comes in a moment; a full disk is reported by whoever needs it to work.
    }
  };
  const timer = setInterval(draw, PICTURE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
