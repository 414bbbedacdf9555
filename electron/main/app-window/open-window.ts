/** Owner of `BrowserWindow`. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions, NativeImage, Session, WebContents } from 'electron';
import type { ClosingDecision } from '../../../shared/domain/desktop/decide-closing.ts';
import { stepZoom } from '../../../shared/domain/desktop/zoom.ts';
import { ourOrigin } from '../bridge/our-origin.ts';
import { startTick } from '../clock/tick.ts';
import type { Timers } from '../clock/timers.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Profile } from '../profile/open-profile.ts';
import { askSavePlace } from './ask-save-place.ts';
import { readWindowState, smallestWindow, storeWindowState } from './window-state.ts';

export type AppWindow = {
  readonly contents: WebContents;
  readonly show: () => void;
  /** Lets it disappear, still running; `show` brings it back. */
  readonly hide: () => void;
  readonly isFocused: () => boolean;
  /** Colours what the system draws over the page as the page is coloured. @param quiet its person is off. */
  readonly dress: (quiet: boolean) => void;
  readonly zoom: (direction: 'in' | 'out' | 'usual') => void;
  /** Per cent. */
  readonly zoomPercent: () => number;
  /** A picture in the corner of the task bar button, and its words for screen readers; null for none. Windows alone has it. */
  readonly showOverlay: (overlay: { readonly image: NativeImage; readonly words: string } | null) => void;
  /** Asks where a file shall go; null when cancelled. */
  readonly askSavePlace: (name: string) => Promise<string | null>;
  /** Writes down where it is: the end of the application closes no windows. */
  readonly remember: () => void;
  readonly onFocus: (listener: () => void) => void;
  readonly onClosed: (listener: () => void) => void;
};

const titleBarHeight = 40;
/** A page that has come is in sight this long afterwards, in milliseconds, whatever Chromium says of its first frame. */
const shownAtLatestMs = 1_500;
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
  /** It is drawn and loaded, and stays out of sight until `show`. */
  readonly startsHidden: boolean;
  /** What happens when the person closes it. */
  readonly decideClosing: () => Promise<ClosingDecision>;
  readonly onZoom: () => void;
}): AppWindow {
  const state = readWindowState(parts.profile, screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    ...state.bounds,
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
      // What is checked, and that nothing is loaded for it, is decided in spell-check.ts.
      spellcheck: true,
      zoomFactor: state.zoom / 100,
      navigateOnDragDrop: false,
      devTools: parts.hasDevTools,
    },
  });
  // To maximise shows a window: one that starts out of sight gets it when it is shown.
  let maximiseWhenShown = state.maximized && parts.startsHidden;
  if (state.maximized && !parts.startsHidden) window.maximize();
  // The title stands in task bars and lists of windows: no name and no count belongs there.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (!parts.startsHidden) {
    window.once('ready-to-show', () => window.show());
    // Chromium says so when the first frame is on the way. One that is lost with the graphics process is not said, and never comes again.
    window.webContents.once('did-finish-load', () => {
      const stopWaiting = parts.timers.after(shownAtLatestMs, () => {
        if (window.isDestroyed() || window.isVisible()) return;
        parts.log.warn('window.shown-late');
        window.show();
      });
      window.once('closed', stopWaiting);
    });
  }
  let zoomPercent = state.zoom;
  const zoom = (direction: 'in' | 'out' | 'usual') => {
    const next = stepZoom(zoomPercent, direction);
    if (next === zoomPercent || window.isDestroyed()) return;
    zoomPercent = next;
    window.webContents.setZoomFactor(next / 100);
    remember();
    parts.onZoom();
  };
  window.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
  // A page that was loaded again begins at the usual size.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoomPercent / 100));
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized()) return;
    storeWindowState(parts.profile, { bounds: window.getNormalBounds(), maximized: maximiseWhenShown || window.isMaximized(), zoom: zoomPercent });
  };
  let mayClose = false;
  window.on('close', (event) => {
    remember();
    if (mayClose) return;
    event.preventDefault();
    void parts.decideClosing().then(({ kind, reason }) => {
      parts.log.info('window.closing', { kind, reason });
      if (window.isDestroyed()) return;
      if (kind === 'hide') window.hide();
      if (kind !== 'close') return;
      mayClose = true;
      window.close();
    });
  });
  // A computer that is going down must not wait for our question.
  window.on('session-end', () => {
    mayClose = true;
    remember();
  });
  // A crash must not cost the place of the window; moving it must not write at every step.
  const stopRemembering = startTick({ timers: parts.timers, everyMs: 60_000, run: remember });
  window.once('closed', stopRemembering);
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    parts.log.error('page.gone', { reason: details.reason, code: details.exitCode });
    reloads += 1;
    if (details.reason !== 'clean-exit' && reloads <= mostReloads && !window.isDestroyed()) window.webContents.reload();
  });
  let isQuiet = false;
  const dressUp = () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(backgroundColor());
    if (process.platform === 'win32') window.setTitleBarOverlay(overlay(isQuiet));
  };
  nativeTheme.on('updated', dressUp);
  window.once('closed', () => nativeTheme.off('updated', dressUp));
  void window.loadURL(`${ourOrigin}/`).catch(() => parts.log.error('page.not-loaded'));
  return {
    contents: window.webContents,
    show: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      if (maximiseWhenShown) window.maximize();
      maximiseWhenShown = false;
      window.show();
      window.focus();
    },
    hide: () => {
      if (!window.isDestroyed()) window.hide();
    },
    dress: (quiet) => {
      if (quiet === isQuiet) return;
      isQuiet = quiet;
      dressUp();
    },
    zoom,
    zoomPercent: () => zoomPercent,
    showOverlay: (overlay) => {
      if (!window.isDestroyed()) window.setOverlayIcon(overlay?.image ?? null, overlay?.words ?? '');
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
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset', titleBarOverlay: { height: titleBarHeight } };
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay(false) };
  return {};
}

/** `--surface-sunken` and `--ink-soft` of renderer/ui/tokens.css: the bar behind the buttons is drawn by the page. */
function overlay(isQuiet: boolean): { readonly color: string; readonly symbolColor: string; readonly height: number } {
  const isDark = nativeTheme.shouldUseDarkColors;
  const color = isQuiet ? (isDark ? '#0f0c17' : '#e8e4f2') : isDark ? '#0a1110' : '#e8edec';
  return { color, symbolColor: isDark ? '#a9b8b5' : '#4b5a58', height: titleBarHeight };
}

/** The colour of an empty window (`--surface`), so that none flashes white at night. */
function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#0e1615' : '#f3f6f5';
}
