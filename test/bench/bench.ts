import { benchRelay } from './relay/bench-relay.ts';

// `npm run bench -- relay`: measures, prints, asserts nothing. Figures depend on the machine; the ratios much less.

const [what = '', ...options] = process.argv.slice(2);
if (what !== 'relay') {
  console.error(`There is no measurement '${what}'. There is: relay`);
  process.exitCode = 1;
} else await benchRelay({ quick: options.includes('--quick') });
