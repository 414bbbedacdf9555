import type { Session } from '../../../shared/bridge/session.ts';
import { decideClosing } from '../../../shared/domain/desktop/decide-closing.ts';
import type { ClosingDecision } from '../../../shared/domain/desktop/decide-closing.ts';
import type { Preferences } from '../../../shared/domain/preferences/preferences.ts';
import type { Timers } from '../clock/timers.ts';
import type { DesktopTexts } from '../text/desktop-texts.ts';
import { askTrayHost } from './ask-message-bus.ts';
import type { Desktop } from './desktop.ts';
import { registerLinks } from './register-links.ts';
import { createTray } from './show-tray.ts';
import type { DeskTray } from './show-tray.ts';
import { createStartAtLogin } from './start-at-login.ts';
import { wordTray } from './word-tray.ts';

export type OpenedDesktop = Desktop & {
  /** Looks whether the system shows tray icons; it may begin to, or stop, at any time. */
  readonly lookForTray: () => Promise<boolean>;
  readonly decideClosing: () => Promise<ClosingDecision>;
  /** Puts the icon into the tray, once. Until then nothing of it exists: no start has to wait for it. */
  readonly showTray: () => void;
  /** Draws the tray anew after the session or the count has changed. */
  readonly refresh: (session: Session) => void;
  readonly showCount: (count: number | null) => void;
};

/** What the computer's desktop has of Deskline besides its window: the icon in the tray, starting at login, links. */
export function openDesktop(parts: {
  readonly platform: string;
  readonly icon: string;
  /** Program and arguments that start this profile again. */
  readonly command: readonly string[];
  readonly configFolder: string;
  readonly timers: Timers;
  readonly session: () => Session;
  readonly texts: () => DesktopTexts;
  readonly locale: () => string;
  readonly storePreferences: (patch: Partial<Preferences>) => void;
  readonly announceSession: () => void;
  readonly window: () => { readonly hide: () => void; readonly zoom: (direction: 'in' | 'out' | 'usual') => void; readonly zoomPercent: () => number } | null;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}): OpenedDesktop {
  let hasTray = parts.platform !== 'linux';
  let asksClosing = false;
  let count: number | null = null;
  let tray: DeskTray | null = null;
  const ask = (asks: boolean) => {
    asksClosing = asks;
    parts.announceSession();
  };
  const refresh = (session: Session) => tray?.show(wordTray({ session, count, texts: parts.texts(), locale: parts.locale() }));
  const lookForTray = async (): Promise<boolean> => {
    const found = parts.platform === 'linux' ? await askTrayHost(parts.timers) : true;
    if (found !== hasTray) {
      hasTray = found;
      parts.announceSession();
    }
    return found;
  };
  return {
    state: () => ({ tray: hasTray, asksClosing, zoomPercent: parts.window()?.zoomPercent() ?? 100 }),
    answerClosing: (how) => {
      ask(false);
      if (how === 'stay') return;
      parts.storePreferences({ closeToTray: how === 'hide', closingExplained: true });
      if (how === 'quit') parts.onQuit();
      else parts.window()?.hide();
    },
    zoom: (direction) => parts.window()?.zoom(direction),
    startAtLogin: createStartAtLogin({ ...parts, comment: () => parts.texts().loginComment }),
    links: registerLinks(),
    lookForTray,
    decideClosing: async () => {
      const { phase, settings } = parts.session();
      const decision = decideClosing({ platform: parts.platform, hasTray: await lookForTray(), isEnrolled: phase === 'ready', isAsking: asksClosing, ...settings });
      if (decision.kind === 'ask') ask(true);
      else if (asksClosing) ask(false);
      if (decision.reason === 'closed-again') parts.storePreferences({ closingExplained: true });
      return decision;
    },
    showTray: () => {
      tray ??= createTray(parts);
      refresh(parts.session());
    },
    refresh,
    showCount: (next) => {
      count = next;
      refresh(parts.session());
    },
  };
}
