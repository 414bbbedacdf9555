import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApplication } from '../../../../electron/main/application/application.ts';
import type { Application } from '../../../../electron/main/application/application.ts';
import type { Surroundings } from '../../../../electron/main/application/surroundings.ts';
import { createFirstDrawing } from '../../../../electron/main/application/first-drawing.ts';
import { createTypingPause } from '../../../../electron/main/application/typing-pause.ts';
import { allHandlers } from '../../../../electron/main/commands/all-handlers.ts';
import type { Handlers } from '../../../../electron/main/bridge/answer-call.ts';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { drawBytes } from '../../../../electron/main/cryptography/cryptography.ts';
import type { Desktop } from '../../../../electron/main/desktop/desktop.ts';
import { createLog } from '../../../../electron/main/diagnostics/log.ts';
import { saveClientFile } from '../../../../electron/main/media/save-client-file.ts';
import type { Toast, Toasts } from '../../../../electron/main/notifications/toast.ts';
import { openProfile } from '../../../../electron/main/profile/open-profile.ts';
import { openKeychain } from '../../../../electron/main/secrets/keychain.ts';
import type { KeychainBackend } from '../../../../electron/main/secrets/keychain.ts';
import { createSecrets } from '../../../../electron/main/secrets/secrets.ts';
import { desktopTexts } from '../../../../electron/main/text/desktop-texts.ts';
import { texts } from '../../../../electron/main/text/texts.ts';
import { startVaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import type { VaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';

const vaultEntry = fileURLToPath(new URL('../../../../electron/vault/entry.ts', import.meta.url));

/** A keychain in memory that can be made to fail: what the operating system does behind keytar. */
export type TestKeychain = KeychainBackend & { readonly items: Map<string, string>; behaviour: 'well' | 'absent' | 'locked' };

export function testKeychain(): TestKeychain {
  const items = new Map<string, string>();
  const keychain: TestKeychain = {
    items,
    behaviour: 'well',
    getPassword: async (service, account) => answer(() => items.get(`${service}/${account}`) ?? null),
    setPassword: async (service, account, password) => answer(() => void items.set(`${service}/${account}`, password)),
    deletePassword: async (service, account) => answer(() => items.delete(`${service}/${account}`)),
  };
  const answer = <Value>(work: () => Value): Value => {
    if (keychain.behaviour === 'absent') throw new Error('The name org.freedesktop.secrets was not provided by any .service files');
    if (keychain.behaviour === 'locked') throw new Error('Cannot create an item in a locked collection');
    return work();
  };
  return keychain;
}

export type TestApplication = {
  readonly application: Application;
  readonly handlers: Handlers;
  /** Toasts on screen, newest last. */
  readonly toasts: Map<string, Toast>;
  /** Every toast that was ever shown. */
  readonly toastsEver: Toast[];
  readonly badge: () => number | null | undefined;
  readonly announced: () => readonly string[];
  readonly logged: () => string;
  /** Moves this computer's clock. */
  readonly setClockAhead: (milliseconds: number) => void;
  readonly focus: (isFocused: boolean) => void;
  readonly vaultProcesses: VaultProcess[];
  readonly close: () => Promise<void>;
};

/** What the computer's desktop would have been asked to do. */
function recordDesktop(): Desktop {
  let startsAtLogin = false;
  return {
    state: () => ({ tray: true, asksClosing: false, zoomPercent: 100 }),
    answerClosing: () => undefined,
    zoom: () => undefined,
    startAtLogin: { read: () => startsAtLogin, store: (on) => { startsAtLogin = on; return true; } },
    links: { opensPhoneLinks: () => false, storePhoneLinks: () => false },
  };
}

/** The whole of main but Electron: real vault process, real disk, real HTTP; toasts and badge are written down instead of shown. Closed with the test. */
export async function startApplication(given: { readonly folder: string; readonly keychain: TestKeychain; readonly zone?: string; readonly clockAheadMs?: number }): Promise<TestApplication> {
  const opened = openProfile({ folder: given.folder, drawProfileId: () => Buffer.from(drawBytes(8)).toString('hex') });
  if (!opened.ok) throw new Error(opened.error.code);
  const profile = opened.value;
  let aheadMs = given.clockAheadMs ?? 0;
  let badge: number | null | undefined;
  let isFocused = false;
  const lines: string[] = [];
  const announced: string[] = [];
  const toasts = new Map<string, Toast>();
  const toastsEver: Toast[] = [];
  const vaultProcesses: VaultProcess[] = [];
  const systemClock = { now: () => Date.now() + aheadMs };
  const log = createLog({ clock: systemClock, write: (line) => lines.push(line) });
  const recorder: Toasts = {
    show: (toast) => {
      toasts.set(toast.about ?? 'summary', toast);
      toastsEver.push(toast);
    },
    test: async () => 'shown',
    close: (about) => toasts.delete(about),
    closeShownBefore: () => undefined,
    closeAll: () => toasts.clear(),
  };
  const firstDrawing = createFirstDrawing(systemTimers);
  firstDrawing.happened();
  const surroundings: Surroundings = {
    appVersion: '0.1.0',
    platform: 'linux',
    deviceName: 'Test desk',
    zone: () => given.zone ?? 'Europe/Berlin',
    systemLanguage: () => 'en',
    profile,
    cacheFolder: join(given.folder, 'cache'),
    secrets: createSecrets({
      keychain: openKeychain({ load: async () => given.keychain, profileId: profile.id, timers: systemTimers, timeLimitMs: 1000 }),
      drawBytes,
      isEnrolled: profile.enrolled,
    }),
    startVaultProcess: async () => {
      const process = await startVaultProcess({ entry: vaultEntry, log: (line) => lines.push(`${line}\n`) });
      vaultProcesses.push(process);
      return process;
    },
    systemClock,
    timers: systemTimers,
    // There is no page: nothing waits for one.
    firstDrawing,
    typingPause: createTypingPause(systemTimers),
    log,
    toasts: recorder,
    hasNotificationService: async () => true,
    desktop: recordDesktop(),
    showBadge: (count) => {
      badge = count;
    },
    spelling: () => ({ by: 'off', languages: [], available: [] }),
    showTheme: () => undefined,
    texts: () => texts.en,
    desktopTexts: () => desktopTexts.en,
    isWindowFocused: () => isFocused,
    openInBrowser: async () => undefined,
    askSavePlace: async () => null,
    saveClientFile,
  };
  const application = createApplication(surroundings, (changes) => announced.push(...changes.map((change) => change.kind)));
  onTestFinished(() => application.close());
  await application.start();
  return {
    application,
    handlers: allHandlers(application),
    toasts,
    toastsEver,
    badge: () => badge,
    announced: () => announced,
    logged: () => lines.join(''),
    setClockAhead: (milliseconds) => {
      aheadMs = milliseconds;
    },
    focus: (focused) => {
      isFocused = focused;
    },
    vaultProcesses,
    close: application.close,
  };
}
