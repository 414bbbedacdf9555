import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, shell } from 'electron';
import { second } from '../../shared/kernel/time.ts';
import { guardContents } from './app-window/guard-contents.ts';
import { openSession } from './app-window/open-session.ts';
import { openWindow } from './app-window/open-window.ts';
import type { AppWindow } from './app-window/open-window.ts';
import { showMenu } from './app-window/show-menu.ts';
import { createApplication } from './application/application.ts';
import type { Application } from './application/application.ts';
import { createAnnouncer } from './bridge/announcer.ts';
import { serveBridge } from './bridge/serve-bridge.ts';
import { systemClock } from './clock/system-clock.ts';
import { systemTimers } from './clock/timers.ts';
import { allHandlers } from './commands/all-handlers.ts';
import { drawBytes } from './cryptography/cryptography.ts';
import type { Log } from './diagnostics/log.ts';
import { saveClientFile } from './media/save-client-file.ts';
import { showBadge } from './notifications/show-badge.ts';
import { createToasts } from './notifications/show-toasts.ts';
import type { Profile } from './profile/open-profile.ts';
import { openKeychain } from './secrets/keychain.ts';
import { loadKeytar } from './secrets/load-keytar.ts';
import { createSecrets } from './secrets/secrets.ts';
import { menuTexts } from './text/menu-texts.ts';
import { languageOf, texts } from './text/texts.ts';
import type { Language } from './text/texts.ts';
import { startVaultProcess } from './vault-access/open-vault-process.ts';

export type Composition = {
  readonly application: Application;
  /** Shows the window, opening it when there is none. */
  readonly showWindow: () => void;
  readonly rememberWindow: () => void;
};

/** Folder of the bundles: this file is bundled into out/main. */
const builtFolder = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Longer than a person needs to type a keyring's password would be too long for a window that says nothing. */
const keychainTimeLimitMs = 10 * second;

/** Puts the application together, once, after `ready`. Nothing has started yet when this returns. */
export function compose(parts: { readonly profile: Profile; readonly log: Log }): Composition {
  const { profile, log } = parts;
  const timers = systemTimers;
  const systemLanguage = () => languageOf(app.getPreferredSystemLanguages());
  const languageIn = (locale: 'system' | Language) => (locale === 'system' ? systemLanguage() : locale);
  const hasDevTools = !app.isPackaged;
  let window: AppWindow | null = null;

  const showWindow = () => {
    if (window !== null) return window.show();
    window = openWindow({ session: pages, preload: join(builtFolder, 'preload', 'preload.cjs'), icon: join(builtFolder, 'renderer', 'icon.png'), profile, timers, log, hasDevTools });
    bridge.admit(window.contents);
    window.onFocus(() => void application.desk()?.view.readNews());
    window.onClosed(() => {
      window = null;
      void application.desk()?.view.show(null);
    });
  };
  const bridge = serveBridge({ handlers: () => handlers, standing: () => application.standing(), log });
  const announce = createAnnouncer({ timers, send: bridge.announce });
  const application: Application = createApplication(
    {
      appVersion: app.getVersion(),
      platform: process.platform,
      deviceName: hostname().slice(0, 100) || 'computer',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      systemLanguage,
      profile,
      cacheFolder: join(profile.folder, 'cache'),
      secrets: createSecrets({
        keychain: openKeychain({ load: loadKeytar, profileId: profile.id, timers, timeLimitMs: keychainTimeLimitMs }),
        drawBytes,
        isEnrolled: profile.enrolled,
      }),
      startVaultProcess: () => startVaultProcess({ entry: join(builtFolder, 'vault', 'entry.js'), log: (detail) => log.info('vault', { detail }) }),
      systemClock,
      timers,
      log,
      toasts: createToasts({
        clock: systemClock,
        log,
        onClick: (about) => {
          if (about !== null) application.navigate(about);
          showWindow();
        },
      }),
      showBadge,
      showTheme: (theme) => {
        nativeTheme.themeSource = theme;
      },
      texts: (locale) => texts[languageIn(locale)],
      isWindowFocused: () => window?.isFocused() ?? false,
      openInBrowser: (url) => shell.openExternal(url),
      askSavePlace: async (name) => (await window?.askSavePlace(name)) ?? null,
      saveClientFile,
    },
    (changes) => {
      announce(changes);
      if (changes.some(({ kind }) => kind === 'session')) dressMenu();
    },
  );
  const handlers = allHandlers(application);
  let menuLanguage: Language | null = null;
  const dressMenu = () => {
    const language = languageIn(application.session().settings.locale);
    if (language === menuLanguage) return;
    menuLanguage = language;
    showMenu({ texts: menuTexts[language], isMac: process.platform === 'darwin', hasDevTools });
  };

  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
  const pages = openSession({
    root: join(builtFolder, 'renderer'),
    readMedia: (id) => application.desk()?.media.read(id) ?? null,
    drawNonce: () => Buffer.from(drawBytes(16)).toString('base64'),
    log,
  });
  dressMenu();
  return { application, showWindow, rememberWindow: () => window?.remember() };
}
