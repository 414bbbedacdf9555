import { benchClient } from './client/bench-client.ts';
import { benchRelay } from './relay/bench-relay.ts';

// `npm run bench -- relay` and `npm run bench -- client`: measure, print, assert nothing. Figures depend on the machine; the ratios much less.

const [what = '', ...options] = process.argv.slice(2);
const quick = options.includes('--quick');
if (what === 'relay') await benchRelay({ quick });
else if (what === 'client') {
  await benchClient({ quick, only: options.filter((option) => !option.startsWith('--')) });
  process.exit();
} else {
  console.error(`There is no measurement '${what}'. There is: relay, client`);
  process.exitCode = 1;
}
