import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { windowRing } from '../../../../renderer/text/window-words.ts';
import { createWords } from '../../../../renderer/text/words.ts';
import { listShifts } from '../../../../shared/domain/quiet-hours/list-shifts.ts';
import type { Schedule } from '../../../../shared/domain/quiet-hours/schedule.ts';
import { decideTwoClocks } from '../../../../shared/domain/service-window/decide-two-clocks.ts';
import { hour, minute } from '../../../../shared/kernel/time.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const said = (instant: number): string => Temporal.Instant.fromEpochMilliseconds(instant).toString();
const day = [{ start: '08:00', end: '12:00' }, { start: '13:00', end: '18:00' }];
/** Monday to Friday with an hour at noon; Berlin is an hour ahead of UTC in November. */
const office: Schedule = { zone: 'Europe/Berlin', weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] } };

/** What is decided for a window that closes at `closes`: the contact wrote 24 hours before, and we stop a minute early. */
function decide(now: string, closes: string, schedule: Schedule = office) {
  const lastInboundAt = at(closes) - 24 * hour + minute;
  return { lastInboundAt, shifts: listShifts(schedule, at(now)), now: at(now) };
}

describe('the service window and the working time, held against each other', () => {
  it.each([
    // [what, now, the window closes, decision, amber]
    ['closes while at work', '2026-11-23T08:00:00Z', '2026-11-23T14:00:00Z', 'at-work', false],
    ['closes while at work, in an hour', '2026-11-23T13:00:00Z', '2026-11-23T14:00:00Z', 'at-work', true],
    ['closes at the very end of work', '2026-11-23T08:00:00Z', '2026-11-23T17:00:00Z', 'at-work', false],
    ['closes in the evening: the end of work comes first', '2026-11-23T08:00:00Z', '2026-11-23T19:15:00Z', 'shift-first until 2026-11-23T17:00:00Z back 2026-11-24T07:00:00Z', false],
    ['the break at noon is no end of work', '2026-11-23T10:00:00Z', '2026-11-23T19:15:00Z', 'shift-first until 2026-11-23T17:00:00Z back 2026-11-24T07:00:00Z', false],
    ['closes in the break: the morning is the last chance', '2026-11-23T10:00:00Z', '2026-11-23T11:30:00Z', 'shift-first until 2026-11-23T11:00:00Z back 2026-11-23T12:00:00Z', true],
    ['amber by the nearer of the two', '2026-11-23T16:00:00Z', '2026-11-23T22:00:00Z', 'shift-first until 2026-11-23T17:00:00Z back 2026-11-24T07:00:00Z', true],
    ['closes tomorrow at work', '2026-11-23T16:00:00Z', '2026-11-24T10:00:00Z', 'at-work', false],
    ['off now, closes before being back', '2026-11-23T20:00:00Z', '2026-11-24T03:00:00Z', 'before-back 2026-11-24T07:00:00Z', false],
    ['off now, back in time', '2026-11-23T20:00:00Z', '2026-11-24T08:30:00Z', 'at-work', false],
    ['Friday evening to Monday', '2026-11-20T18:00:00Z', '2026-11-21T12:00:00Z', 'before-back 2026-11-23T07:00:00Z', false],
  ])('%s', (_what, now, closes, decision, soon) => {
    const clocks = decideTwoClocks(decide(now, closes));
    const back = (instant: number | null): string => (instant === null ? 'never' : said(instant));
    const words = {
      'closed': () => 'closed',
      'at-work': () => 'at-work',
      'shift-first': () => (clocks.kind === 'shift-first' ? `shift-first until ${said(clocks.shiftEndsAt)} back ${back(clocks.backAt)}` : ''),
      'before-back': () => (clocks.kind === 'before-back' ? `before-back ${back(clocks.backAt)}` : ''),
    }[clocks.kind]();
    expect([words, clocks.kind === 'closed' ? null : clocks.soon]).toEqual([decision, soon]);
  });

  it('counts the window alone for somebody without working hours or who works around the clock', () => {
    const whole = [{ start: '00:00', end: '24:00' }];
    const always: Schedule = { zone: 'UTC', weekly: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole } };
    expect(decideTwoClocks(decide('2026-11-23T20:00:00Z', '2026-11-24T03:00:00Z', always)).kind).toBe('at-work');
    expect(decideTwoClocks({ ...decide('2026-11-23T20:00:00Z', '2026-11-24T03:00:00Z'), shifts: [] }).kind).toBe('at-work');
  });

  it('is closed when the window is, whatever the working time', () => {
    expect(decideTwoClocks(decide('2026-11-23T20:00:00Z', '2026-11-23T19:00:00Z'))).toMatchObject({ kind: 'closed', window: { reason: 'expired' } });
    expect(decideTwoClocks({ lastInboundAt: null, shifts: [], now: 0 })).toMatchObject({ kind: 'closed', window: { reason: 'never-wrote' } });
  });
});

describe('what the ring says of it', () => {
  const ring = (language: 'en' | 'de', now: string, closes: string, clock = 'Europe/Berlin') => {
    const facts = decide(now, closes);
    return windowRing(createWords(language, language === 'en' ? 'en-GB' : 'de-DE', clock), facts.lastInboundAt, facts.now, { shifts: facts.shifts });
  };

  it('names both clocks where the work ends first, and in the last two hours what can be done', () => {
    expect(ring('en', '2026-11-23T08:00:00Z', '2026-11-23T19:15:00Z')).toMatchObject({ tone: 'open', words: 'Free text until 20:15, your work ends 18:00', advice: null });
    expect(ring('en', '2026-11-23T15:30:00Z', '2026-11-23T19:15:00Z')).toMatchObject({
      tone: 'soon', words: 'Free text until 20:15, your work ends 18:00', advice: 'Your work ends 18:00, free text closes 20:15: answer before, or hand over.',
    });
    expect(ring('de', '2026-11-23T16:00:00Z', '2026-11-23T19:15:00Z')).toMatchObject({ tone: 'soon', words: 'Freitext bis 20:15, Ihr Dienst endet 18:00' });
  });

  it('says both by the clock of the computer, also on a journey', () => {
    expect(ring('en', '2026-11-23T15:30:00Z', '2026-11-23T19:15:00Z', 'America/New_York').words).toBe('Free text until 14:15, your work ends 12:00');
  });

  it('names the day on which the person is back', () => {
    expect(ring('en', '2026-11-20T18:00:00Z', '2026-11-21T12:00:00Z').advice).toBe('Free text closes tomorrow 13:00, before you are back (Monday 08:00). After that only a template reaches the client.');
  });

  it('adds nothing where the person is at work when it closes', () => {
    expect(ring('en', '2026-11-23T08:00:00Z', '2026-11-23T14:00:00Z')).toMatchObject({ words: 'Free text until 15:00', advice: null });
  });
});
