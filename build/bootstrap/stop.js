/**
 * An expected end: what went wrong and what to do, in words for the person at the terminal. Printed without a stack.
 */
export class Stop extends Error {
  /**
   * @param {string} what One clear line: what could not be done, and why.
   * @param {string} [next] What to do about it, with the exact command where there is one.
   */
  constructor(what, next) {
    super(next === undefined ? what : `${what}\n  ${next}`);
    this.name = 'Stop';
  }
}

/** @type {readonly (readonly [RegExp, string, string])[]} */
const KNOWN = [
  [/\bENOSPC\b|no space left on device/i, 'The disk is full.', 'Free some space (about 2 GB are needed for a first start) and run the command again.'],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    'The network could not be reached.',
    'Check the connection and the proxy settings (`npm config get registry`, HTTPS_PROXY), then run the command again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b|permission denied/i,
    'A file may not be written by this user.',
    'Check who owns the folder named above and run the command as that user.',
  ],
  [
    /\bEINTEGRITY\b/,
    'A downloaded package is not the one that package-lock.json names.',
    'Run `npm cache verify`, then the command again; if it stays, ask who runs your package registry.',
  ],
];

/**
 * What a failure text means, when it is one of the usual causes.
 * @param {string} text The output or message of whatever failed.
 * @returns {{ readonly what: string, readonly next: string } | undefined}
 */
export function explainFailure(text) {
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  return known === undefined ? undefined : { what: known[1], next: known[2] };
}

/**
 * Prints any failure in the shortest form that still helps: an expected one in its own words, the rest with the stack.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof Stop) {
    console.error(`\nDeskline: ${error.message}`);
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const known = explainFailure(text);
  if (known === undefined) console.error(`\nDeskline: unexpected failure.\n${text}`);
  else console.error(`\nDeskline: ${known.what} (${error instanceof Error ? error.message : text})\n  ${known.next}`);
}
