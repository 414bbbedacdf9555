/** Owner of `BrowserWindow`. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { ourOrigin } from '../bridge/answer-call.ts';
import { startTick } from '../clock/tick.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Profile } from '../profile/open-profile.ts';
import { askSavePlace } from './ask-save-place.ts';
import { readWindowState, smallestWindow, storeWindowState } from './window-state.ts';

export type AppWindow = {
  readonly contents: WebContents;
  readonly show: () => void;
  readonly isFocused: () => boolean;
  /** Asks where a file shall go; null when cancelled. */
  readonly askSavePlace: (name: string) => Promise<string | null>;
  /** Writes down where it is: the end of the application closes no windows. */
  readonly remember: () => void;
  readonly onFocus: (listener: () => void) => void;
  readonly onClosed: (listener: () => void) => void;
};

const titleBarHeight = 40;
/** A page that dies again and again is not loaded again. */
const mostReloads = 3;

/** Opens the main window: sandboxed, isolated, without Node, on its own session. */
export function openWindow(parts: {
  readonly session: Session;
  readonly preload: string;
  /** Path of the icon of window and task bar; macOS takes that of the application. */
  readonly icon: string;
  readonly profile: Profile;
  readonly timers: Timers;
  readonly log: Log;
  readonly hasDevTools: boolean;
}): AppWindow {
  const state = readWindowState(parts.profile, screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    ...state?.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Deskline',
    ...(process.platform === 'darwin' ? {} : { icon: parts.icon }),
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    ...titleBar(),
    webPreferences: {
      session: parts.session,
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: parts.hasDevTools,
    },
  });
  if (state?.maximized === true) window.maximize();
  // The title stands in task bars and lists of windows: no name and no count belongs there.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  const remember = () => {
    if (!window.isDestroyed() && !window.isMinimized()) storeWindowState(parts.profile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on('close', remember);
  // A crash must not cost the place of the window; moving it must not write at every step.
  const stopRemembering = startTick({ timers: parts.timers, everyMs: 60_000, run: remember });
  window.once('closed', stopRemembering);
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    parts.log.error('page.gone', { reason: details.reason, code: details.exitCode });
    reloads += 1;
    if (details.reason !== 'clean-exit' && reloads <= mostReloads && !window.isDestroyed()) window.webContents.reload();
  });
  const dressUp = () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(backgroundColor());
    if (process.platform === 'win32') window.setTitleBarOverlay(overlay());
  };
  nativeTheme.on('updated', dressUp);
  window.once('closed', () => nativeTheme.off('updated', dressUp));
  void window.loadURL(`${ourOrigin}/`).catch(() => parts.log.error('page.not-loaded'));
  return {
    contents: window.webContents,
    show: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    askSavePlace: async (name) => (window.isDestroyed() ? null : askSavePlace(window, name)),
    remember,
    onFocus: (listener) => {
      window.on('focus', listener);
    },
    onClosed: (listener) => {
      window.once('closed', listener);
    },
  };
}

/** What each system can do honestly: macOS keeps its own buttons over our bar, Windows draws them for us, Linux desktops keep their frame. */
function titleBar(): Partial<BrowserWindowConstructorOptions> {
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay() };
  return {};
}

function overlay(): { readonly color: string; readonly symbolColor: string; readonly height: number } {
  return { color: backgroundColor(), symbolColor: nativeTheme.shouldUseDarkColors ? '#e6e8ea' : '#1c2024', height: titleBarHeight };
}

/** The colour of an empty window, so that none flashes white at night. */
function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#15181b' : '#ffffff';
}
