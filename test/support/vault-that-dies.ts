import { composeVault } from '../../electron/vault/compose.ts';
import { randomBytes } from '../../electron/vault/media-files/file-cipher.ts';
import { servePort } from '../../electron/vault/serve-port.ts';
import { monday } from './cache-content.ts';

/**
 * The real vault in a process that kills itself, as a power cut would, right before its n-th step: a statement of the database or an access to a file.
 * n is the first argument; 0 never. A message `steps` is answered with the number of steps so far.
 */
const fatalStep = Number(process.argv[2]);
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === fatalStep) process.kill(process.pid, 'SIGKILL');
};

process.on('message', (message) => {
  if (message === 'steps') process.send?.({ steps });
});
servePort(composeVault({ clock: { now: () => monday }, randomBytes, nextTurn: () => new Promise((resolve) => setImmediate(resolve)), onStatement: step, onFileStep: step }));
