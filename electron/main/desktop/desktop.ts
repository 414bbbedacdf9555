import type { Session } from '../../../shared/bridge/session.ts';
import type { LinkRegistration } from './register-links.ts';
import type { StartAtLogin } from './linux-autostart.ts';

/** What the application asks of the computer's desktop. */
export type Desktop = {
  readonly state: () => Session['desktop'];
  /** The person's answer to the question what closing the window shall do; it is kept. `stay`: they did not want to close. */
  readonly answerClosing: (how: 'hide' | 'quit' | 'stay') => void;
  readonly zoom: (direction: 'in' | 'out' | 'usual') => void;
  readonly startAtLogin: StartAtLogin;
  readonly links: LinkRegistration;
};
