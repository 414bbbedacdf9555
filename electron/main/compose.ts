import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, nativeTheme, shell } from 'electron';
import type { Announcement } from '../../shared/bridge/changes.ts';
import type { DrawingDecision } from '../../shared/domain/desktop/decide-drawing.ts';
import { second } from '../../shared/kernel/time.ts';
import { storeDrawingNote } from './app-window/drawing-note.ts';
import { openSpellCheck } from './app-window/spell-check.ts';
import { showEditMenu } from './app-window/show-edit-menu.ts';
import { showMenu } from './app-window/show-menu.ts';
import { createApplication } from './application/application.ts';
import { createFirstDrawing } from './application/first-drawing.ts';
import { createTypingPause } from './application/typing-pause.ts';
import type { Application } from './application/application.ts';
import type { WindowKeeper } from './app-window/keep-window.ts';
import { createAnnouncer } from './bridge/announcer.ts';
import { createAnswerer } from './bridge/answerer.ts';
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
import type { Keychain } from './secrets/keychain.ts';
import { createSecrets } from './secrets/secrets.ts';
import { desktopTexts } from './text/desktop-texts.ts';
import { menuTexts } from './text/menu-texts.ts';
import { languageOf, texts } from './text/texts.ts';
import type { Language } from './text/texts.ts';
import type { VaultProcess } from './vault-access/open-vault-process.ts';

export type Composition = {
  readonly application: Application;
  /** Shows the window, opening it when there is none. */
  readonly showWindow: () => void;
  /** Opens the window of a start that the login made: out of sight where a tray leads back to it. */
  readonly openInBackground: () => Promise<void>;
  readonly rememberWindow: () => void;
};

/** Seldom enough to cost nothing, often enough that the settings tell the truth. */
const trayLookMs = 60 * second;

/**
 * Puts the application together, once, after `ready`. Nothing has started yet when this returns.
 *
 * @param parts.builtFolder folder of the bundles.
 * @param parts.inBackground nobody waits for a window, and there is none yet.
 * @param parts.profileArguments with which this profile is started again.
 */
export function compose(parts: {
  readonly profile: Profile;
  readonly cacheFolder: string;
  readonly log: Log;
  readonly builtFolder: string;
  readonly windows: WindowKeeper;
  readonly keychain: Keychain;
  readonly startVaultProcess: () => Promise<VaultProcess>;
  readonly drawing: DrawingDecision;
  readonly inBackground: boolean;
  readonly profileArguments: readonly string[];
}): Composition {
  const { profile, log, windows } = parts;
  const { platform } = process;
  const icon = join(parts.builtFolder, 'renderer', 'icon.png');
  const timers = systemTimers;
  const systemLanguage = () => languageOf(app.getPreferredSystemLanguages());
  const languageIn = (locale: 'system' | Language) => (locale === 'system' ? systemLanguage() : locale);
  const firstDrawing = createFirstDrawing(timers);
  const typingPause = createTypingPause(timers);
  const ownLanguage = () => languageIn(application.preferences().locale);
  const announceSession = () => sessionChanged([{ kind: 'session' }]);
  let count: number | null = null;
  const showOverlay = () => {
    if (platform !== 'win32') return;
    windows.window()?.showOverlay(count === null || count === 0 ? null : { image: countImage(count), words: desktopTexts[ownLanguage()].unread(count) });
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
    window: windows.window,
    onOpen: windows.show,
    onQuit: () => app.quit(),
  });
  const announce = createAnnouncer({ timers, send: windows.announce });
  const application: Application = createApplication(
    {
      appVersion: app.getVersion(),
      platform,
      deviceName: hostname().slice(0, 100) || 'computer',
      zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      systemLanguage,
      profile,
      cacheFolder: parts.cacheFolder,
      secrets: createSecrets({
        keychain: parts.keychain,
        drawBytes,
        isEnrolled: profile.enrolled,
      }),
      startVaultProcess: parts.startVaultProcess,
      systemClock,
      timers,
      firstDrawing,
      typingPause,
      log,
      toasts: createToasts({
        clock: systemClock,
        log,
        timers,
        platform,
        onClick: (about) => {
          if (about !== null) application.navigate({ kind: 'conversation', conversationId: about });
          windows.show();
        },
        onReply: (conversationId, body) => void answerFromNotice(application, { conversationId, body }, windows.show),
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
      isWindowFocused: () => windows.window()?.isFocused() ?? false,
      openInBrowser: (url) => shell.openExternal(url),
      askSavePlace: async (name) => (await windows.window()?.askSavePlace(name)) ?? null,
      saveClientFile,
    },
    (changes) => sessionChanged(changes),
  );
  const sessionChanged = (changes: Announcement['changes']) => {
    announce(changes);
    if (changes.some(({ kind }) => kind === 'session')) dress();
  };
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
    windows.window()?.dress(session.duty.state === 'quiet');
    spelling.apply(session.settings.spellCheck);
    const language = ownLanguage();
    if (language === menuLanguage) return;
    menuLanguage = language;
    const onSettings = () => {
      application.navigate({ kind: 'settings' });
      windows.show();
    };
    showMenu({ texts: menuTexts[language], isMac: platform === 'darwin', hasDevTools: !app.isPackaged, onSettings, onZoom: desktop.zoom });
  };

  const spelling = openSpellCheck({ session: windows.session, platform, folder: join(app.getPath('userData'), 'Dictionaries'), systemLanguages: () => app.getPreferredSystemLanguages() });
  app.setAboutPanelOptions({ applicationName: 'Deskline', applicationVersion: app.getVersion(), copyright: 'Deskline' });
  // Who tried the card notes what came of it; drawing by software from the beginning says nothing about the card.
  firstDrawing.afterwards(() => {
    if (parts.drawing.kind === 'software') return;
    const bySoftware = app.getGPUFeatureStatus().gpu_compositing !== 'enabled';
    log.info('drawing', { reason: parts.drawing.reason, state: bySoftware ? 'software' : 'card' });
    storeDrawingNote(profile, { bySoftware, engine: process.versions.chrome, at: systemClock.now() });
  });
  if (!parts.inBackground) firstDrawing.afterwards(() => {
    dressUp();
    void desktop.lookForTray();
  });
  windows.standBehind({
    answerer: createAnswerer({ handlers: allHandlers(application), standing: application.standing, log }),
    readMedia: (id) => application.desk()?.media.read(id) ?? null,
    decideClosing: desktop.decideClosing,
    onZoom: announceSession,
    onContents: (contents) => {
      showEditMenu(contents, () => menuTexts[ownLanguage()]);
      contents.on('input-event', (_event, { type }) => {
        if (type === 'rawKeyDown' || type === 'keyDown') typingPause.keyPressed();
      });
    },
    onOpened: (window) => {
      showOverlay();
      window.onFocus(() => void application.desk()?.view.readNews());
      window.onClosed(() => void application.desk()?.view.show(null));
    },
  });
  // A panel that starts after us, or goes: the tray is looked for again whenever it matters, and now and then for the settings screen.
  startTick({ timers, everyMs: trayLookMs, run: () => void desktop.lookForTray() });
  return {
    application,
    showWindow: windows.show,
    openInBackground: async () => {
      // Only a start without a window depends on there being a tray; nobody else waits for the answer of the desktop's bus.
      dressUp();
      windows.open(await desktop.lookForTray());
    },
    rememberWindow: () => windows.window()?.remember(),
  };
}
