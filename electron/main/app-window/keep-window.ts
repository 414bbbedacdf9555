import { join } from 'node:path';
import { app } from 'electron';
import type { Session, WebContents } from 'electron';
import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { ClosingDecision } from '../../../shared/domain/desktop/decide-closing.ts';
import type { Answerer } from '../bridge/answerer.ts';
import { serveBridge } from '../bridge/serve-bridge.ts';
import type { Timers } from '../clock/timers.ts';
import { drawBytes } from '../cryptography/cryptography.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Profile } from '../profile/open-profile.ts';
import { guardContents } from './guard-contents.ts';
import { openPageFiles } from './page-files.ts';
import { openSession } from './open-session.ts';
import { openWindow } from './open-window.ts';
import type { AppWindow } from './open-window.ts';

/** A page that never asks for its files keeps nothing from being put together. */
const longestLoadMs = 1_000;

/** What is behind the window: the application, once it has been put together. */
export type Behind = {
  readonly answerer: Answerer;
  readonly readMedia: Parameters<typeof openSession>[0]['readMedia'];
  readonly decideClosing: () => Promise<ClosingDecision>;
  readonly onZoom: () => void;
  /** A page was made, ours or the tools of a developer. */
  readonly onContents: (contents: WebContents) => void;
  /** A window was opened, also when that was before. */
  readonly onOpened: (window: AppWindow) => void;
};

/** The one window, from before there is anything behind it. */
export type WindowKeeper = {
  readonly session: Session;
  /** Null while there is none. */
  readonly window: () => AppWindow | null;
  readonly open: (startsHidden: boolean) => void;
  /** Resolves when the page has its script and needs this process for nothing until that runs; after a second in any case. */
  readonly loaded: () => Promise<void>;
  /** Shows the window, opening it when there is none. */
  readonly show: () => void;
  readonly announce: (announcement: Announcement) => void;
  /** Once. What the page asks before waits for it. */
  readonly standBehind: (behind: Behind) => void;
};

/**
 * Keeps the window. It needs nothing of the application, which is read and put together while the page's process begins; everything that a page may ask is refused or waits until then.
 *
 * @param parts.builtFolder folder of the bundles.
 */
export function keepWindow(parts: { readonly builtFolder: string; readonly profile: Profile; readonly timers: Timers; readonly log: Log }): WindowKeeper {
  const { builtFolder, log } = parts;
  const pagesFolder = join(builtFolder, 'renderer');
  let arrive: (behind: Behind) => void = () => undefined;
  const behind = new Promise<Behind>((resolve) => {
    arrive = resolve;
  });
  let present: Behind | null = null;
  let window: AppWindow | null = null;

  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log);
    void behind.then(({ onContents }) => onContents(contents));
  });
  const bridge = serveBridge(behind.then(({ answerer }) => answerer));
  const { session, scriptSent } = openSession({
    root: pagesFolder,
    readPageFile: openPageFiles(pagesFolder),
    readMedia: (id) => present?.readMedia(id) ?? null,
    drawNonce: () => Buffer.from(drawBytes(16)).toString('base64'),
    log,
  });
  const open = (startsHidden: boolean) => {
    const opened = openWindow({
      session,
      preload: join(builtFolder, 'preload', 'preload.cjs'),
      icon: join(pagesFolder, 'icon.png'),
      profile: parts.profile,
      timers: parts.timers,
      log,
      hasDevTools: !app.isPackaged,
      startsHidden,
      decideClosing: async () => (await behind).decideClosing(),
      onZoom: () => present?.onZoom(),
    });
    window = opened;
    bridge.admit(opened.contents);
    opened.onClosed(() => {
      window = null;
    });
    present?.onOpened(opened);
  };
  return {
    session,
    window: () => window,
    open,
    loaded: () => Promise.race([scriptSent, new Promise<void>((resolve) => parts.timers.after(longestLoadMs, resolve))]),
    show: () => (window === null ? open(false) : window.show()),
    announce: bridge.announce,
    standBehind: (given) => {
      present = given;
      arrive(given);
      if (window !== null) given.onOpened(window);
    },
  };
}
