/* What stands behind `npm run package`: the app as people get it, unpacked, in dist/. Other targets: npm run package -- --target deb */
import { build, Platform } from 'electron-builder';
import { dirname } from 'node:path';
import { printFailure } from './bootstrap/stop.js';
import { buildApp, PROJECT } from './bundle/build-app.ts';
import { resolveElectron } from './electron-runtime/resolve-electron.ts';

/** `--target deb` → 'deb'; the unpacked folder without it. */
function readTarget(args: readonly string[]): string {
  const at = args.indexOf('--target');
  return (at === -1 ? undefined : args[at + 1]) ?? 'dir';
}

try {
  await buildApp();
  const electron = await resolveElectron();
  if (electron.kind === 'fallback') console.log(`${electron.note} This package is for trying out; it is not one for people.`);
  const targets = Platform.current().createTarget([readTarget(process.argv.slice(2))]);
  const results = await build({
    projectDir: PROJECT,
    targets,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      // The distribution that is there already: nothing is downloaded for the unpacked folder.
      ...(process.platform === 'darwin' ? {} : { electronDist: dirname(electron.executable), electronVersion: electron.version }),
    },
  });
  console.log(results.length === 0 ? 'Packaged into dist/.' : results.join('\n'));
  // electron-builder leaves a handle open that would keep this process for ever.
  process.exit(0);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
