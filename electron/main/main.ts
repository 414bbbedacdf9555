import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { decideDrawing } from '../../shared/domain/desktop/decide-drawing.ts';
import { second } from '../../shared/kernel/time.ts';
import { registerAppScheme } from './app-window/app-scheme.ts';
import { readDrawingNote } from './app-window/drawing-note.ts';
import { keepWindow } from './app-window/keep-window.ts';
import { refuseUsualMenu } from './app-window/show-menu.ts';
import { systemClock } from './clock/system-clock.ts';
import { systemTimers } from './clock/timers.ts';
import { drawBytes, drawReportCode } from './cryptography/cryptography.ts';
import { describeError } from './diagnostics/describe-error.ts';
import { createLog } from './diagnostics/log.ts';
import { openLogFile } from './diagnostics/open-log-file.ts';
import { tellStartFailure } from './diagnostics/tell-start-failure.ts';
import { runLifecycle } from './lifecycle.ts';
import { openProfile } from './profile/open-profile.ts';
import { readArguments } from './profile/read-arguments.ts';
import { readCacheKey } from './secrets/cache-key.ts';
import { openKeychain } from './secrets/keychain.ts';
import type { KeychainAnswer } from './secrets/keychain.ts';
import { loadKeytar } from './secrets/load-keytar.ts';
import { languageOf, texts } from './text/texts.ts';
import { openAhead } from './vault-access/open-ahead.ts';
import { startVaultProcess } from './vault-access/open-vault-process.ts';

/** Longer than a person needs to type a keyring's password would be too long for a window that says nothing. */
const keychainTimeLimitMs = 10 * second;
/** Folder of the bundles: this file is bundled into out/main. */
const builtFolder = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Starts the application. Everything up to `whenReady` happens in the first turn, because Electron asks for it before `ready`. No crash dump is ever written. */
function start(): void {
  const given = readArguments(process.argv);
  const folder = given.profile ?? app.getPath('userData');
  const words = () => texts[languageOf([Intl.DateTimeFormat().resolvedOptions().locale])];
  // On Linux the box of a time before `ready` is a second line on standard error, which has one already.
  const showBox = (title: string, text: string) => {
    if (app.isReady() || process.platform !== 'linux') dialog.showErrorBox(title, text);
  };
  const opened = openProfile({ folder, drawProfileId: () => Buffer.from(drawBytes(8)).toString('hex') });
  if (!opened.ok) return tellStartFailure({ text: words().profileNotWritable(opened.error.code), showBox, exit: () => app.exit(1) });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  // The one that runs already gets the link by this way alone: its arguments would have been through Chromium's hands.
  if (!app.requestSingleInstanceLock({ link: given.link })) return app.exit(0);

  const log = createLog({ clock: systemClock, write: openLogFile(folder) });
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', describeError(error)));
  process.on('uncaughtException', (error) => log.error('uncaught-exception', describeError(error)));
  log.info('start', { version: app.getVersion(), platform: process.platform });

  registerAppScheme();
  refuseUsualMenu();
  // macOS hands links over as events, the first of them before `ready`; another start may hand over its own while this one is being put together.
  const links: string[] = [];
  const secondStarts: unknown[] = [];
  const keepLink = (event: { readonly preventDefault: () => void }, url: string) => {
    event.preventDefault();
    links.push(url);
  };
  const keepSecondStart = (_event: unknown, _argv: unknown, _folder: unknown, handedOver: unknown) => {
    secondStarts.push(handedOver);
  };
  app.on('open-url', keepLink);
  app.on('second-instance', keepSecondStart);
  // Renderers are sandboxed one by one as well; this holds for whatever else Electron may open. It cannot hold where the runner had to switch the sandbox off.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-features', 'MediaRouter,OptimizationHints');
  // Chromium's network process would do nothing but hand over files from our own scheme: what it does anyway, it does in this process. Ours to the relay is Node's.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  const drawing = decideDrawing(readDrawingNote(opened.value), { at: systemClock.now(), engine: process.versions.chrome });
  if (drawing.kind === 'software') app.disableHardwareAcceleration();
  // The appId of electron-builder.yml: Windows shows toasts only for the id that the installed shortcut has.
  app.setAppUserModelId('app.deskline.desktop');

  const fail = (error: unknown) => {
    const report = `R-${drawReportCode()}`;
    log.error('start.failed', { report, ...describeError(error) });
    tellStartFailure({ text: words().startFailed(report), showBox, exit: () => app.exit(1) });
  };
  const startVault = () => startVaultProcess({ entry: join(builtFolder, 'vault', 'entry.js'), log: (detail) => log.info('vault', { detail }) });
  const cacheFolder = join(folder, 'cache');
  // An enrolled device opens its cache for certain: the vault's process begins while Chromium makes itself ready, and is there before somebody asks for it.
  let earlyVault = opened.value.enrolled() ? startVault() : null;
  earlyVault?.catch(() => undefined);
  /** The cache is opened beside everything else, as soon as its key is there. */
  const openEarly = (answer: KeychainAnswer): void => {
    const key = readCacheKey(answer);
    if (earlyVault === null || key === null) return;
    earlyVault = earlyVault.then((vault) => openAhead(vault, { kind: 'disk', folder: cacheFolder }, key));
    earlyVault.catch(() => undefined);
  };
  const putTogether = async (): Promise<void> => {
    const profile = opened.value;
    const inBackground = given.inBackground || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
    const windows = keepWindow({ builtFolder, profile, timers: systemTimers, log });
    const keychain = openKeychain({ load: loadKeytar, profileId: profile.id, timers: systemTimers, timeLimitMs: keychainTimeLimitMs });
    // The page's process begins while nothing else wants this one.
    if (!inBackground) {
      windows.open(false);
      if (profile.enrolled()) void keychain.readAhead(['device', 'cache-key']).then(openEarly);
      // As much as fits into the time in which the page's process begins; the other half when the page has all that it is made of, and is busy with that.
      await import('./application/application.ts');
      await windows.loaded();
    }
    // Late, so that the window waits for none of it.
    const { compose } = await import('./compose.ts');
    const composition = compose({
      profile,
      cacheFolder,
      log,
      builtFolder,
      windows,
      keychain,
      startVaultProcess: () => {
        const started = earlyVault ?? startVault();
        earlyVault = null;
        return started;
      },
      drawing,
      inBackground,
      profileArguments: given.profile === null ? [] : [`--profile=${folder}`],
    });
    app.off('open-url', keepLink);
    app.off('second-instance', keepSecondStart);
    runLifecycle({ composition, timers: systemTimers, log, links: [...links, ...(given.link === null ? [] : [given.link])], secondStarts });
    const shown = inBackground ? composition.openInBackground() : Promise.resolve();
    // `npm start` waits for this line before it says that the window is open.
    await Promise.all([shown.then(() => log.info('window.shown')), composition.application.start()]);
  };
  void app.whenReady().then(putTogether).catch(fail);
}

start();
