import { describe, expect, it } from 'vitest';
import { createPresence } from '../../../../electron/main/presence/keep-presence.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { second } from '../../../../shared/kernel/time.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { idOf } from '../../../support/cache-content.ts';

const here = idOf('conversation', 1);
const me = idOf('person', 1);
const ana = idOf('person', 2);
const evening = Date.UTC(2026, 2, 2, 21);

function keeper(start?: number) {
  const clock = fakeClock(start);
  const told: string[] = [];
  let changes = 0;
  let due: { readonly at: number; readonly work: () => void } | null = null;
  const presence = createPresence({
    link: { tellPresence: async (_id, act) => (told.push(act), succeed(null)) },
    clock,
    timers: { soon: (work) => work(), after: (milliseconds, work) => ((due = { at: clock.now() + milliseconds, work }), () => (due = null)) },
    schedule: () => builtInSettings('Europe/Berlin').quiet.schedule,
    me: () => me,
    onChange: () => (changes += 1),
  });
  const pass = (milliseconds: number) => {
    clock.advance(milliseconds);
    if (due !== null && due.at <= clock.now()) due.work();
  };
  return { presence, clock, told, pass, changes: () => changes, hear: (act: 'viewing' | 'typing' | 'away', lasts: number, personId = ana) => presence.hear({ conversationId: here, personId, act, until: clock.now() + lasts }) };
}

describe('who is there', () => {
  it('is heard, ends by itself, and ends when they leave', () => {
    const { presence, hear, pass, changes } = keeper();
    hear('viewing', 45 * second);
    expect(presence.read()).toMatchObject([{ conversationId: here, personId: ana, act: 'viewing' }]);
    hear('typing', 12 * second);
    hear('typing', 12 * second);
    expect(changes(), 'the same word again is no news').toBe(2);
    pass(12 * second + 1);
    expect(presence.read()).toEqual([]);
    expect(changes()).toBe(3);
    hear('viewing', 45 * second);
    hear('away', 0);
    expect(presence.read()).toEqual([]);
    expect(changes()).toBe(5);
  });

  it('is never oneself, on whatever device, and nobody without a line', () => {
    const { presence, hear } = keeper();
    hear('viewing', 45 * second, me);
    expect(presence.read()).toEqual([]);
    hear('viewing', 45 * second);
    presence.forget();
    expect(presence.read()).toEqual([]);
  });

  it('is told when it is news and now and then, not with every key', () => {
    const { presence, told, clock } = keeper();
    presence.tell(here, 'viewing');
    for (let key = 0; key < 20; key += 1) {
      presence.tell(here, 'typing');
      clock.advance(400);
    }
    expect(told).toEqual(['viewing', 'typing', 'typing']);
    presence.tell(here, 'away');
    presence.tell(here, 'away');
    expect(told.at(-1)).toBe('away');
    expect(told).toHaveLength(4);
  });

  it('is not told outside working hours', () => {
    const { presence, told } = keeper(evening);
    for (const act of ['viewing', 'typing', 'away'] as const) presence.tell(here, act);
    expect(told).toEqual([]);
  });
});
