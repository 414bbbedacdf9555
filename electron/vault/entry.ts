import { composeVault } from './compose.ts';
import { describeFailure } from './database/describe-failure.ts';
import { randomBytes } from './media-files/file-cipher.ts';
import { systemClock } from './clock.ts';
import { servePort } from './serve-port.ts';

// What nobody caught is a bug. Its text could hold a message's, so only its kind is told, and main starts the vault again.
process.on('uncaughtException', (failure) => {
  process.stderr.write(`vault: uncaught ${describeFailure(failure).detail}\n`);
  process.exit(70);
});

const vault = composeVault({ clock: systemClock, randomBytes, nextTurn: () => new Promise((resolve) => setImmediate(resolve)) });
servePort(vault);
