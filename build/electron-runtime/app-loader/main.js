/*
 * Copied into the fallback distribution as resources/app: that distribution has no default_app.asar, so without this `electron <folder>`
 * starts nothing. It does what the official loader does: takes the first argument that is not a switch as the app, and becomes it.
 *
 * An ES module with top-level await: Electron holds back 'ready' until it has run, so the app may still register its protocols.
 */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A driver (Playwright) attaches while the app starts. A window that opens in that moment stays paused for ever: the driver has asked every new page to wait for it and has
 * not seen this one. So the app is ready once the driver says that it has arrived, which it does by calling this function, its own loader's.
 */
function waitForDriver() {
  const isDriven = process.argv.some((argument) => argument.startsWith('--inspect=')) && process.argv.some((argument) => argument.startsWith('--remote-debugging-port='));
  if (!isDriven) return;
  /** @type {Promise<void>} */
  const arrived = new Promise((resolve) => Object.assign(globalThis, { __playwright_run: () => resolve() }));
  const whenReady = app.whenReady.bind(app);
  app.whenReady = async () => {
    await whenReady();
    await arrived;
  };
}

/** Both are present in every Electron and absent from its types; the official loader calls them too. */
const loadedApp = /** @type {typeof app & { setVersion(version: string): void, setAppPath(path: string): void }} */ (app);
waitForDriver();
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  console.error('Deskline: electron needs the folder of an app as its first argument.');
  app.exit(2);
} else {
  const target = resolve(given);
  if (statSync(target).isDirectory()) {
    const manifest = /** @type {{ name: string, productName?: string, version?: string, main?: string }} */ (
      JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
    );
    app.setName(manifest.productName ?? manifest.name);
    loadedApp.setVersion(manifest.version ?? '0.0.0');
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
    loadedApp.setAppPath(target);
    await import(pathToFileURL(join(target, manifest.main ?? 'index.js')).href);
  } else {
    loadedApp.setAppPath(dirname(target));
    await import(pathToFileURL(target).href);
  }
}
