import { join } from 'node:path';
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
