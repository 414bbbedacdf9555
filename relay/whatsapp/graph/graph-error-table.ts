/**
 * What one of Meta's error codes calls for.
 *
 * - `retry`: it may work soon; `backoff` names the pace, `times` how often at most (for ever, within a message's life, when absent).
 * - `wait`: a limit must pass first; the whole number waits when the limit is the number's.
 * - `set-aside`: it may work in a day or so; this message waits and lets those behind it pass. `window`: until the contact writes, for as long as a message lives.
 * - `fix`: the request is wrong; a person must change it.
 * - `admin`: somebody must set something right at Meta. Scope `number`: nothing can be sent until then; the number stops and keeps its queue.
 * - `never`: no repetition will help.
 */
export type GraphReaction =
  | { readonly act: 'retry'; readonly backoff: 'usual' | 'pair'; readonly times?: number }
  | { readonly act: 'wait'; readonly forMs: number; readonly scope: 'message' | 'number' }
  | { readonly act: 'set-aside'; readonly for: 'window' }
  | { readonly act: 'set-aside'; readonly for: 'marketing-cap'; readonly forMs: number }
  | { readonly act: 'fix' }
  | { readonly act: 'admin'; readonly scope: 'message' | 'number' }
  | { readonly act: 'never' };

/** `reason` is the key of our words for it, in both languages. */
export type GraphErrorEntry = { readonly reaction: GraphReaction; readonly reason: string };

const retry: GraphReaction = { act: 'retry', backoff: 'usual' };
const retryOnce: GraphReaction = { act: 'retry', backoff: 'usual', times: 1 };
const fix: GraphReaction = { act: 'fix' };
const never: GraphReaction = { act: 'never' };
const adminNumber: GraphReaction = { act: 'admin', scope: 'number' };
const adminMessage: GraphReaction = { act: 'admin', scope: 'message' };
const waitNumber = (minutes: number): GraphReaction => ({ act: 'wait', forMs: minutes * 60_000, scope: 'number' });

/**
 * One reaction per code. Codes and meanings: Meta, 'Error codes' (December 2025 and September 2026). Waiting times are ours where Meta names
 * none. Decided by code alone: the HTTP status of one and the same error differs between Meta's own pages.
 */
export const graphErrorTable: ReadonlyMap<number, GraphErrorEntry> = new Map<number, GraphErrorEntry>([
  [0, { reaction: adminNumber, reason: 'token-dead' }],
  [1, { reaction: retryOnce, reason: 'unknown' }],
  [2, { reaction: retry, reason: 'unavailable' }],
  [3, { reaction: adminNumber, reason: 'permission' }],
  [4, { reaction: waitNumber(5), reason: 'rate' }],
  [10, { reaction: adminNumber, reason: 'permission' }],
  [33, { reaction: adminNumber, reason: 'number-gone' }],
  [100, { reaction: fix, reason: 'request-refused' }],
  [190, { reaction: adminNumber, reason: 'token-dead' }],
  [368, { reaction: adminNumber, reason: 'account-blocked' }],
  [80007, { reaction: waitNumber(5), reason: 'rate' }],
  [130403, { reaction: never, reason: 'blocked-by-us' }],
  [130429, { reaction: { act: 'wait', forMs: 2_000, scope: 'number' }, reason: 'rate' }],
  [130472, { reaction: never, reason: 'experiment' }],
  [130497, { reaction: adminMessage, reason: 'country' }],
  [131000, { reaction: retry, reason: 'unknown' }],
  [131005, { reaction: adminNumber, reason: 'permission' }],
  [131008, { reaction: fix, reason: 'request-refused' }],
  [131009, { reaction: fix, reason: 'request-refused' }],
  [131016, { reaction: retry, reason: 'unavailable' }],
  [131021, { reaction: never, reason: 'own-number' }],
  [131026, { reaction: never, reason: 'undeliverable' }],
  [131030, { reaction: adminMessage, reason: 'not-on-test-list' }],
  [131031, { reaction: adminNumber, reason: 'account-blocked' }],
  [131035, { reaction: never, reason: 'not-stored' }],
  [131036, { reaction: never, reason: 'not-stored' }],
  [131037, { reaction: adminNumber, reason: 'display-name' }],
  [131042, { reaction: adminNumber, reason: 'payment' }],
  [131045, { reaction: adminNumber, reason: 'number-not-registered' }],
  // Only the contact can open the window: the message goes when they write within its life, and fails after that.
  [131047, { reaction: { act: 'set-aside', for: 'window' }, reason: 'window-closed' }],
  [131048, { reaction: waitNumber(60), reason: 'spam-limit' }],
  // Meta: not again within 24 hours.
  [131049, { reaction: { act: 'set-aside', for: 'marketing-cap', forMs: 25 * 3_600_000 }, reason: 'marketing-cap' }],
  [131050, { reaction: never, reason: 'opted-out' }],
  [131051, { reaction: fix, reason: 'request-refused' }],
  [131052, { reaction: retryOnce, reason: 'media' }],
  [131053, { reaction: retryOnce, reason: 'media' }],
  [131055, { reaction: fix, reason: 'request-refused' }],
  [131056, { reaction: { act: 'retry', backoff: 'pair' }, reason: 'rate' }],
  [131057, { reaction: { act: 'wait', forMs: 60_000, scope: 'number' }, reason: 'unavailable' }],
  [131060, { reaction: never, reason: 'undeliverable' }],
  [131062, { reaction: fix, reason: 'needs-phone-number' }],
  [131063, { reaction: adminMessage, reason: 'marketing-off' }],
  [131064, { reaction: adminMessage, reason: 'marketing-off' }],
  [132000, { reaction: fix, reason: 'template' }],
  [132001, { reaction: fix, reason: 'template' }],
  [132005, { reaction: fix, reason: 'template' }],
  [132007, { reaction: fix, reason: 'template' }],
  [132012, { reaction: fix, reason: 'template' }],
  [132015, { reaction: never, reason: 'template-paused' }],
  [132016, { reaction: adminMessage, reason: 'template-disabled' }],
  [132018, { reaction: fix, reason: 'template' }],
  [132068, { reaction: adminMessage, reason: 'flow' }],
  [132069, { reaction: { act: 'wait', forMs: 3_600_000, scope: 'message' }, reason: 'flow' }],
  [133000, { reaction: retry, reason: 'unavailable' }],
  [133004, { reaction: retry, reason: 'unavailable' }],
  [133005, { reaction: adminNumber, reason: 'number-not-registered' }],
  [133006, { reaction: adminNumber, reason: 'number-not-registered' }],
  [133008, { reaction: waitNumber(60), reason: 'number-not-registered' }],
  [133009, { reaction: waitNumber(5), reason: 'number-not-registered' }],
  [133010, { reaction: adminNumber, reason: 'number-not-registered' }],
  [133015, { reaction: waitNumber(5), reason: 'number-not-registered' }],
  [133016, { reaction: waitNumber(72 * 60), reason: 'number-not-registered' }],
  [134011, { reaction: adminMessage, reason: 'payment' }],
  [135000, { reaction: fix, reason: 'request-refused' }],
  [137000, { reaction: never, reason: 'identity-changed' }],
]);

/** The entry of a code; ranges included. A code that Meta has not published is tried a few times, as its own unknown error is. */
export function findGraphError(code: number | null): GraphErrorEntry {
  if (code !== null) {
    const known = graphErrorTable.get(code);
    if (known !== undefined) return known;
    if (code >= 200 && code <= 299) return { reaction: adminNumber, reason: 'permission' };
  }
  return { reaction: { act: 'retry', backoff: 'usual', times: 5 }, reason: 'unknown' };
}
