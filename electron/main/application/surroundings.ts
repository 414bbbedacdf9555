import type { FirstDrawing } from './first-drawing.ts';
import type { TypingPause } from './typing-pause.ts';
import type { Spelling } from '../app-window/choose-spelling.ts';
import type { StoredSettings } from '../../vault/vault-contract.ts';
import type { VaultProcess } from '../cache/keep-cache.ts';
import type { Timers } from '../clock/timers.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Toasts } from '../notifications/toast.ts';
import type { Profile } from '../profile/open-profile.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { DesktopTexts } from '../text/desktop-texts.ts';
import type { Texts } from '../text/texts.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock } from '../../../shared/kernel/time.ts';

/**
 * All that the application needs from the computer it runs on. The composition fills it from Electron; a test fills it from the real vault, a real relay and a clock
 * that it moves itself.
 */
export type Surroundings = {
  readonly appVersion: string;
  readonly platform: string;
  /** What this installation is called in the relay's list of devices. */
  readonly deviceName: string;
  /** IANA name of this computer's zone. To ask costs the start 12 ms: only where it is needed. */
  readonly zone: () => string;
  readonly systemLanguage: () => 'en' | 'de';
  readonly profile: Profile;
  readonly cacheFolder: string;
  readonly secrets: Secrets;
  readonly startVaultProcess: () => VaultProcess | Promise<VaultProcess>;
  readonly systemClock: Clock;
  readonly timers: Timers;
  readonly firstDrawing: FirstDrawing;
  readonly typingPause: TypingPause;
  readonly log: Log;
  readonly toasts: Toasts;
  /** Whether the system has something that shows notifications at all. */
  readonly hasNotificationService: () => Promise<boolean>;
  readonly desktop: Desktop;
  /** null blanks the badge. */
  readonly showBadge: (count: number | null) => void;
  /** What spelling is checked with. */
  readonly spelling: () => Spelling;
  readonly showTheme: (theme: StoredSettings['theme']) => void;
  readonly texts: (locale: StoredSettings['locale']) => Texts;
  readonly desktopTexts: (locale: StoredSettings['locale']) => DesktopTexts;
  readonly isWindowFocused: () => boolean;
  /** Opens a web address, already checked, in the system's browser. */
  readonly openInBrowser: (url: string) => Promise<void>;
  /** Asks the person where a file shall go, proposing a name; null when they cancel or there is no window. */
  readonly askSavePlace: (name: string) => Promise<string | null>;
  /** Writes a client's file there. */
  readonly saveClientFile: (path: string, bytes: Uint8Array) => Promise<Result<null, { readonly code: string }>>;
};
