/** Owner of the system's list of what starts at login on macOS and Windows; on Linux that is a file, with an owner of its own. */
import { join } from 'node:path';
import { app } from 'electron';
import { backgroundSwitch } from '../profile/read-arguments.ts';
import { linuxAutostart } from './linux-autostart.ts';
import type { StartAtLogin } from './linux-autostart.ts';

/**
 * @param command program and arguments that start this profile again, without the one that keeps the window shut.
 * @param configFolder where a Linux desktop keeps a person's settings (`XDG_CONFIG_HOME`).
 */
export function createStartAtLogin(parts: { readonly platform: string; readonly command: readonly string[]; readonly configFolder: string; readonly comment: () => string }): StartAtLogin {
  const [program = '', ...given] = parts.command;
  const command = [program, ...given, backgroundSwitch];
  if (parts.platform === 'linux') return linuxAutostart({ file: join(parts.configFolder, 'autostart', 'deskline.desktop'), command, comment: parts.comment });
  const described = { path: program, args: command.slice(1) };
  return {
    read: () => app.getLoginItemSettings(described).openAtLogin,
    store: (on) => {
      app.setLoginItemSettings({ ...described, openAtLogin: on });
      return app.getLoginItemSettings(described).openAtLogin === on;
    },
  };
}
