import { expect, it } from 'vitest';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import { decidePresence } from '../../../../shared/domain/presence/decide-presence.ts';
import { second } from '../../../../shared/kernel/time.ts';

const { schedule } = builtInSettings('Europe/Berlin').quiet;
/** A Monday at eleven in Berlin, and the same evening at ten. */
const atWork = Date.UTC(2026, 2, 2, 10);
const evening = Date.UTC(2026, 2, 2, 21);

it.each([
  ['coming is told', 'viewing', null, atWork, { kind: 'tell', reason: 'new' }],
  ['the same a moment later is not', 'viewing', { act: 'viewing', at: atWork - 5 * second }, atWork, { kind: 'silent', reason: 'known' }],
  ['but now and then, because words get lost', 'viewing', { act: 'viewing', at: atWork - 20 * second }, atWork, { kind: 'tell', reason: 'still-there' }],
  ['typing is told at once', 'typing', { act: 'viewing', at: atWork - second }, atWork, { kind: 'tell', reason: 'new' }],
  ['not with every key', 'typing', { act: 'typing', at: atWork - 2 * second }, atWork, { kind: 'silent', reason: 'known' }],
  ['leaving is told once', 'away', { act: 'viewing', at: atWork }, atWork, { kind: 'tell', reason: 'new' }],
  ['leaving without having come is not', 'away', null, atWork, { kind: 'silent', reason: 'known' }],
  ['nothing is told in the evening', 'typing', null, evening, { kind: 'silent', reason: 'quiet-hours' }],
  ['not even leaving', 'away', { act: 'viewing', at: evening - second }, evening, { kind: 'silent', reason: 'quiet-hours' }],
] as const)('%s', (_name, act, told, now, expected) => {
  expect(decidePresence({ act, told, schedule, now })).toEqual(expected);
});
