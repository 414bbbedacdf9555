import { describe, expect, it } from 'vitest';
import { size } from '../../../renderer/text/formats.ts';
import { dutyMoment } from '../../../renderer/text/duty-words.ts';
import { dayName, dayNumber, listTime, moment, playTime, timeOfDay } from '../../../renderer/text/time-words.ts';
import { windowRing } from '../../../renderer/text/window-words.ts';
import { createWords } from '../../../renderer/text/words.ts';

const english = createWords('en', 'en-GB', 'Europe/Berlin');
const german = createWords('de', 'de-DE', 'Europe/Berlin');
const at = (text: string) => Date.parse(text);
/** Thursday, 12 March 2026, 16:40 in Berlin. */
const now = at('2026-03-12T15:40:00Z');

describe('times as people say them', () => {
  it.each([
    ['2026-03-12T08:05:00Z', '09:05', '09:05'],
    ['2026-03-11T22:30:00Z', 'Yesterday', 'Gestern'],
    ['2026-03-09T10:00:00Z', 'Monday', 'Montag'],
    ['2026-03-05T10:00:00Z', '5 Mar', '5. März'],
    ['2025-12-30T10:00:00Z', '30/12/2025', '30.12.2025'],
  ])('a list says %s as %s', (instant, inEnglish, inGerman) => {
    expect([listTime(english, at(instant), now), listTime(german, at(instant), now)]).toEqual([inEnglish, inGerman]);
  });

  it('says the hour of a clock of twelve without a nought, and that of one of twenty-four with it', () => {
    const american = createWords('en', 'en-US', 'Europe/Berlin');
    const [early, late] = [at('2026-03-12T06:03:00Z'), at('2026-03-12T15:40:00Z')];
    expect([timeOfDay(american, early), timeOfDay(american, late)].map((time) => time.replace('\u202f', ' '))).toEqual(['7:03 AM', '4:40 PM']);
    expect([timeOfDay(german, early), timeOfDay(english, early)]).toEqual(['07:03', '07:03']);
  });

  it('counts days by the calendar of the zone, not by 24 hours', () => {
    // 23:30 and 00:30 in Berlin are an hour and a day apart.
    expect(dayNumber(english, at('2026-03-11T23:30:00Z')) - dayNumber(english, at('2026-03-11T22:30:00Z'))).toBe(1);
    // The night in which the clock is put forward has 23 hours.
    expect(dayNumber(english, at('2026-03-29T22:00:00Z')) - dayNumber(english, at('2026-03-28T23:00:00Z'))).toBe(1);
  });

  it.each([
    ['2026-03-12T17:00:00Z', '18:00', '18:00'],
    ['2026-03-13T07:00:00Z', 'tomorrow 08:00', 'morgen 08:00'],
    ['2026-03-11T07:00:00Z', 'yesterday 08:00', 'gestern 08:00'],
    ['2026-03-16T07:00:00Z', 'Monday 08:00', 'Montag, 08:00'],
  ])('a sentence says %s as %s', (instant, inEnglish, inGerman) => {
    expect([moment(english, at(instant), now), moment(german, at(instant), now)]).toEqual([inEnglish, inGerman]);
  });

  it('names a day above its messages', () => {
    expect(['2026-03-12T10:00:00Z', '2026-03-11T10:00:00Z', '2026-03-08T10:00:00Z', '2026-02-01T10:00:00Z'].map((each) => dayName(english, at(each), now))).toEqual(['Today', 'Yesterday', 'Sunday', 'Sunday 1 February']);
  });

  it('says the hours of the schedule in its own zone, and names the zone on a journey', () => {
    const monday = at('2026-03-16T07:00:00Z');
    expect(dutyMoment(english, { zone: 'Europe/Berlin' }, monday, now)).toBe('Monday 08:00');
    expect(dutyMoment(createWords('en', 'en-GB', 'America/New_York'), { zone: 'Europe/Berlin' }, monday, now)).toMatch(/^Monday 08:00 \(.+\)$/);
  });

  it('says lengths and sizes', () => {
    expect([0, 7.4, 751, Number.POSITIVE_INFINITY].map(playTime)).toEqual(['0:00', '0:07', '12:31', '0:00']);
    expect([size(english, 512), size(english, 340_000), size(german, 2_140_000)]).toEqual(['512 bytes', '340 kB', '2,1 MB']);
  });
});

describe('the window ring', () => {
  const ring = (hoursAgo: number) => windowRing(english, now - hoursAgo * 3_600_000, now);

  it('says until when free text is open, and empties over 24 hours', () => {
    expect(ring(0)).toMatchObject({ tone: 'open', words: 'Free text until tomorrow 16:39' });
    expect(ring(0).left).toBeCloseTo(1, 2);
    expect(ring(12).left).toBeCloseTo(0.5, 2);
  });

  it('turns amber under two hours', () => {
    expect([ring(21.9).tone, ring(22.1).tone]).toEqual(['open', 'soon']);
  });

  it('is dotted when closed, and says since when or why', () => {
    expect(ring(30)).toEqual({ tone: 'closed', left: 0, words: 'Free text closed since 10:39', advice: null });
    expect(windowRing(english, null, now).words).toBe('Has not written yet');
  });
});
