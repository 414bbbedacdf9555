import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The executable of a packaged app. */
function executableOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  // Linux alone has its own name for it; the base type does not know that.
  const linuxName = 'executableName' in packager ? String(packager.executableName) : name;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return electronPlatformName === 'win32' ? join(appOutDir, `${name}.exe`) : join(appOutDir, linuxName);
}

/**
 * Closes the ways in which a packaged Electron can be made to run foreign code or give up its data. Called by electron-builder before
 * signing. Meaning of each: Electron documentation, 'Electron Fuses'.
 */
export default async function flipPackagedFuses(context: AfterPackContext): Promise<void> {
  // What the fallback distribution of restricted networks carries for itself.
  for (const own of ['resources/app', 'complete.json']) rmSync(join(context.appOutDir, own), { recursive: true, force: true });
  await flipFuses(executableOf(context), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    // Nobody turns the signed program into a plain Node with ELECTRON_RUN_AS_NODE, NODE_OPTIONS or --inspect.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Code comes from the archive alone, and the archive is the one that was packaged (checked on macOS and Windows).
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: context.electronPlatformName !== 'linux',
    // Cookies on disk are encrypted with a key of the OS. The app keeps no session in cookies; this is for what Chromium itself may store.
    [FuseV1Options.EnableCookieEncryption]: true,
    // Pages come over app://, never from files.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
}
