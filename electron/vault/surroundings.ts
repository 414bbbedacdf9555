import type { Clock } from '../../shared/kernel/time.ts';

/** What the vault is given instead of reaching for it. The last two exist for tests that need a full disk or a crash at a chosen place. */
export type VaultSurroundings = {
  readonly clock: Clock;
  /** Cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Lets waiting requests in between two steps of a long operation. */
  readonly nextTurn: () => Promise<void>;
  /** Called before every statement. Receives nothing, so that no text can leave through it. */
  readonly onStatement?: () => void;
  /** Called before every step on a file of the media folder. */
  readonly onFileStep?: () => void;
  /** Largest size of the database in pages of 4096 bytes. */
  readonly maxPages?: number;
};
