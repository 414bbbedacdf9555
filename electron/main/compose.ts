import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, shell } from 'electron';
import type { Announcement } from '../../shared/bridge/changes.ts';
import type { DrawingDecision } from '../../shared/domain/desktop/decide-drawing.ts';
import { second } from '../../shared/kernel/time.ts';
import { storeDrawingNote } from './app-window/drawing-note.ts';
import { guardContents } from './app-window/guard-contents.ts';
import { openPageFiles } from './app-window/page-files.ts';
import { openSession } from './app-window/open-session.ts';
import { openSpellCheck } from './app-window/spell-check.ts';
import { openWindow } from './app-window/open-window.ts';
import type { AppWindow } from './app-window/open-window.ts';
import { showEditMenu } from './app-window/show-edit-menu.ts';
import { showMenu } from './app-window/show-menu.ts';
import { createApplication } from './application/application.ts';
import { createFirstDrawing } from './application/first-drawing.ts';
import type { Application } from './application/application.ts';
import { createAnnouncer } from './bridge/announcer.ts';
import { serveBridge } from './bridge/serve-bridge.ts';
import { systemClock } from './clock/system-clock.ts';
import { startTick } from './clock/tick.ts';
import { systemTimers } from './clock/timers.ts';
import { allHandlers } from './commands/all-handlers.ts';
import { drawBytes } from './cryptography/cryptography.ts';
import { answerFromNotice } from './desk/answer-from-notice.ts';
import { askNotificationService } from './desktop/ask-message-bus.ts';
import { openDesktop } from './desktop/open-desktop.ts';
import { countImage } from './desktop/show-tray.ts';
import type { Log } from './diagnostics/log.ts';
import { saveClientFile } from './media/save-client-file.ts';
import { showBadge } from './notifications/show-badge.ts';
import { createToasts } from './notifications/show-toasts.ts';
import type { Profile } from './profile/open-profile.ts';
import { openKeychain } from './secrets/keychain.ts';
import { loadKeytar } from './secrets/load-keytar.ts';
import { createSecrets } from './secrets/secrets.ts';
import { desktopTexts } from './text/desktop-texts.ts';
import { menuTexts } from './text/menu-texts.ts';
import { languageOf, texts } from './text/texts.ts';
import type { Language } from './text/texts.ts';
import { startVaultProcess } from './vault-access/open-vault-process.ts';

export type Composition = {
  readonly application: Application;
  /** Shows the window, opening it when there is none. */
  readonly showWindow: () => void;
  /** Opens the window at the start: out of sight where the login started us and a tray leads back to it. */
  readonly openWindow: () => Promise<void>;
  readonly rememberWindow: () => void;
};

/** Folder of the bundles: this file is bundled into out/main. */
const builtFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Seldom enough to cost nothing, often enough that the settings tell the truth. */
const trayLookMs = 60 * second;
/** Longer than a person needs to type a keyring's password would be too long for a window that says nothing. */
const keychainTimeLimitMs = 10 * second;

/**
 * Puts the application together, once, after `ready`. Nothing has started yet when this returns.
 *
 * @param parts.profileArguments with which this profile is started again.
 */
export function compose(parts: { readonly profile: Profile; readonly log: Log; readonly drawing: DrawingDecision; readonly inBackground: boolean; readonly profileArguments: readonly string[] }): Composition {
  const { profile, log } = parts;
  const { platform } = process;
  const startVault = () => startVaultProcess({ entry: join(builtFolder, 'vault', 'entry.js'), log: (detail) => log.info('vault', { detail }) });
  // An enrolled device opens its cache for certain: the process starts while Chromium makes the window, instead of after it.
  let earlyVault = profile.enrolled() ? startVault() : null;
  earlyVault?.catch(() => undefined);
  const icon = join(builtFolder, 'renderer', 'icon.png');
  const timers = systemTimers;
  const systemLanguage = () => languageOf(app.getPreferredSystemLanguages());
  const languageIn = (locale: 'system' | Language) => (locale === 'system' ? systemLanguage() : locale);
  const hasDevTools = !app.isPackaged;
  const firstDrawing = createFirstDrawing(timers);
  let window: AppWindow | null = null;

  const ownLanguage = () => languageIn(application.preferences().locale);
  const announceSession = () => sessionChanged([{ kind: 'session' }]);
  const showWindow = () => (window === null ? makeWindow(false) : window.show());
  const makeWindow = (startsHidden: boolean) => {
    window = openWindow({
      session: pages,
      preload: join(builtFolder, 'preload', 'preload.cjs'),
      icon,
      profile,
      timers,
      log,
      hasDevTools,
      startsHidden,
      decideClosing: desktop.decideClosing,
      onZoom: announceSession,
    });
    showOverlay();
    bridge.admit(window.contents);
    window.onFocus(() => void application.desk()?.view.readNews());
    window.onClosed(() => {
      window = null;
      void application.desk()?.view.show(null);
    });
  };
  let count: number | null = null;
  const showOverlay = () => {
    if (platform !== 'win32') return;
    window?.showOverlay(count === null || count === 0 ? null : { image: countImage(count), words: desktopTexts[ownLanguage()].unread(count) });
  };
  const desktop = openDesktop({
    platform,
    icon,
    command: [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()]), ...parts.profileArguments],
    configFolder: app.getPath('appData'),
    timers,
    session: () => application.session(),
    texts: () => desktopTexts[ownLanguage()],
    locale: () => ownLanguage(),
    storePreferences: (patch) => void application.desk()?.storeSettings(patch),
    announceSession,
    window: () => window,
    onOpen: showWindow,
    onQuit: () => app.quit(),
  });
  const bridge = serveBridge({ handlers: () => handlers, standing: () => application.standing(), log });
  const announce = createAnnouncer({ timers, send: bridge.announce });
  const application: Application = createApplication(
    {
      appVersion: app.getVersion(),
      platform,
      deviceName: hostname().slice(0, 100) || 'computer',
      zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      systemLanguage,
      profile,
      cacheFolder: join(profile.folder, 'cache'),
      secrets: createSecrets({
        keychain: openKeychain({ load: loadKeytar, profileId: profile.id, timers, timeLimitMs: keychainTimeLimitMs }),
        drawBytes,
        isEnrolled: profile.enrolled,
      }),
      startVaultProcess: () => {
        const started = earlyVault ?? startVault();
        earlyVault = null;
        return started;
      },
      systemClock,
      timers,
      firstDrawing,
      log,
      toasts: createToasts({
        clock: systemClock,
        log,
        timers,
        platform,
        onClick: (about) => {
          if (about !== null) application.navigate({ kind: 'conversation', conversationId: about });
          showWindow();
        },
        onReply: (conversationId, body) => void answerFromNotice(application, { conversationId, body }, showWindow),
      }),
      hasNotificationService: async () => platform !== 'linux' || (await askNotificationService(timers)),
      desktop,
      showBadge: (next) => {
        count = next;
        showBadge(next);
        showOverlay();
        desktop.showCount(next);
      },
      showTheme: (theme) => {
        nativeTheme.themeSource = theme;
      },
      spelling: () => spelling.state(),
      texts: (locale) => texts[languageIn(locale)],
      desktopTexts: (locale) => desktopTexts[languageIn(locale)],
      isWindowFocused: () => window?.isFocused() ?? false,
      openInBrowser: (url) => shell.openExternal(url),
      askSavePlace: async (name) => (await window?.askSavePlace(name)) ?? null,
      saveClientFile,
    },
    (changes) => sessionChanged(changes),
  );
  const sessionChanged = (changes: Announcement['changes']) => {
    announce(changes);
    if (changes.some(({ kind }) => kind === 'session')) dress();
  };
  const handlers = allHandlers(application);
  let isDressed = false;
  let menuLanguage: Language | null = null;
  // Tray, menu and spelling: nobody misses them while the window comes, and main is what the window waits for.
  const dressUp = () => {
    isDressed = true;
    desktop.showTray();
    dress();
  };
  const dress = () => {
    if (!isDressed) return;
    const session = application.session();
    desktop.refresh(session);
    window?.dress(session.duty.state === 'quiet');
    spelling.apply(session.settings.spellCheck);
    const language = ownLanguage();
    if (language === menuLanguage) return;
    menuLanguage = language;
    const onSettings = () => {
      application.navigate({ kind: 'settings' });
      showWindow();
    };
    showMenu({ texts: menuTexts[language], isMac: platform === 'darwin', hasDevTools, onSettings, onZoom: desktop.zoom });
  };

  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log);
    showEditMenu(contents, () => menuTexts[ownLanguage()]);
  });
  const pages = openSession({
    root: join(builtFolder, 'renderer'),
    readPageFile: openPageFiles(join(builtFolder, 'renderer')),
    readMedia: (id) => application.desk()?.media.read(id) ?? null,
    drawNonce: () => Buffer.from(drawBytes(16)).toString('base64'),
    log,
  });
  const spelling = openSpellCheck({ session: pages, platform, folder: join(app.getPath('userData'), 'Dictionaries'), systemLanguages: () => app.getPreferredSystemLanguages() });
  app.setAboutPanelOptions({ applicationName: 'Deskline', applicationVersion: app.getVersion(), copyright: 'Deskline' });
  // Who tried the card notes what came of it; drawing by software from the beginning says nothing about the card.
  firstDrawing.afterwards(() => {
    if (parts.drawing.kind === 'software') return;
    const bySoftware = app.getGPUFeatureStatus().gpu_compositing !== 'enabled';
    log.info('drawing', { reason: parts.drawing.reason, state: bySoftware ? 'software' : 'card' });
    storeDrawingNote(profile, { bySoftware, engine: process.versions.chrome, at: systemClock.now() });
  });
  // A panel that starts after us, or goes: the tray is looked for again whenever it matters, and now and then for the settings screen.
  startTick({ timers, everyMs: trayLookMs, run: () => void desktop.lookForTray() });
  return {
    application,
    showWindow,
    openWindow: async () => {
      // Only a start without a window depends on there being a tray; nobody else waits for the answer of the desktop's bus.
      if (parts.inBackground) dressUp();
      makeWindow(parts.inBackground && (await desktop.lookForTray()));
      if (parts.inBackground) return;
      firstDrawing.afterwards(() => {
        dressUp();
        void desktop.lookForTray();
      });
    },
    rememberWindow: () => window?.remember(),
  };
}
