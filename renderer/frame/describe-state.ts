import type { Session } from '../../shared/bridge/session.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import { minute, second } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { isolate } from '../text/words.ts';
import { moment, timeOfDay } from '../text/time-words.ts';
import type { Words } from '../text/words.ts';
import type { Waiting } from './use-waiting.ts';

/** One thing that the strip says. `words` is the short form, `more` what it means and what to do. Most urgent first. */
export type StateNote = { readonly id: string; readonly tone: 'danger' | 'warn' | 'calm'; readonly words: string; readonly more: string; /** The person may hide it: it tells of something and asks nothing of them. */ readonly dismissible?: true };

/** A clock that is off by less than this disturbs nothing. */
const bearableSkew = 2 * minute;
/** The next attempt is as good as now. */
const soon = 15 * second;
/** The relay tries the whole way by itself far more often than this: a longer silence is worth a word. */
const bearableSilence = 15 * minute;

/** Says everything about line, numbers, policy, cache and clock that a person should know now; empty when all is well. Pure. */
export function describeState(
  words: Words,
  facts: { readonly session: Session; readonly numbers: readonly CompanyNumber[]; readonly now: Instant; readonly waiting: Waiting },
): readonly StateNote[] {
  const { session, now } = facts;
  const notes: StateNote[] = [];
  const say = (id: string, tone: StateNote['tone'], short: string, more: string) => notes.push({ id, tone, words: short, more });
  const since = moment(words, session.connection.since, now);

  if (session.connection.state === 'refused') say('line', 'danger', words.text('state.refused'), words.text('state.refused.more'));
  for (const stopped of facts.numbers.filter((each) => each.health === 'stopped')) {
    const values = { number: isolate(stopped.name) };
    say(`number ${stopped.id}`, 'danger', words.text('state.stopped', values), words.text('state.stopped.more'));
  }
  if (session.connection.state === 'offline') {
    const { retryAt } = session.connection;
    const next = retryAt === null || retryAt - now < soon ? [] : [words.text('state.offline.next', { time: timeOfDay(words, retryAt) })];
    say('line', 'warn', words.text('state.offline', { since }), [words.text('state.offline.more'), ...next].join(' '));
  }
  if (session.connection.state === 'connecting') say('line', 'calm', words.text('state.connecting'), words.text('state.connecting.more'));
  if (session.connection.state === 'behind') say('line', 'calm', words.text('state.behind'), words.text('state.behind.more'));
  // While the line is up a message waits for a moment only: saying so would flicker with every one that is sent.
  const { waiting, refused } = facts.waiting;
  if (waiting > 0 && session.connection.state !== 'online') say('waiting', 'calm', words.text('state.waiting', { count: waiting }), words.text('state.waiting.more'));
  if (refused > 0) say('refused', 'warn', words.text('state.notSent', { count: refused }), words.text('state.notSent.more'));
  const { inboundVerifiedAt = null } = session.connection;
  if (session.connection.state === 'online' && inboundVerifiedAt !== null && now - inboundVerifiedAt > bearableSilence) {
    say('inbound', 'warn', words.text('state.inbound', { time: moment(words, inboundVerifiedAt, now) }), words.text('state.inbound.more'));
  }
  if (session.policy.refused !== null) say('policy', 'warn', words.text('state.policy'), words.text('state.policy.more', { time: moment(words, session.policy.refused.at, now) }));
  if (Math.abs(session.clock.skewMs) > bearableSkew) {
    say('clock', 'warn', words.text('state.clock', { count: Math.round(Math.abs(session.clock.skewMs) / minute) }), words.text('state.clock.more'));
  }
  if (session.cache.place === 'memory') {
    const reason = session.cache.reason ?? 'policy';
    say('cache', 'warn', words.text('state.memory'), words.text(`state.memory.${reason}`));
  }
  const { rebuilt, refilledAt } = session.cache;
  // Once all of it is here again, only the settings tell.
  if (rebuilt !== null && refilledAt === undefined) {
    notes.push({ id: `rebuilt ${session.cache.rebuiltAt ?? ''}`, tone: 'calm', words: words.text('state.rebuilt'), more: words.text(`state.rebuilt.${rebuilt}`), dismissible: true });
  }
  return notes;
}
