import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { decideDuty } from '../../../../shared/domain/quiet-hours/decide-duty.ts';
import { schedule } from '../../../../shared/domain/quiet-hours/schedule.ts';
import type { Interval, Schedule } from '../../../../shared/domain/quiet-hours/schedule.ts';

const none: Interval[] = [];
const closed = { mon: none, tue: none, wed: none, thu: none, fri: none, sat: none, sun: none };
const day: Interval[] = [{ start: '08:00', end: '18:00' }];
const office = (zone: string): Schedule => ({ zone, weekly: { ...closed, mon: day, tue: day, wed: day, thu: day, fri: day } });
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const decide = (plan: Schedule, now: string) => {
  const duty = decideDuty(plan, at(now));
  return { state: duty.state, until: duty.until === null ? null : Temporal.Instant.fromEpochMilliseconds(duty.until).toString(), rule: duty.rule };
};

describe('the duty state follows the weekly schedule in its own zone', () => {
  it.each([
    // [what, schedule, now, state, until]
    ['at work in the morning until the evening', office('Europe/Berlin'), '2026-11-23T07:00:00Z', 'work', '2026-11-23T17:00:00Z'],
    ['the end is half-open: at 18:00 the day is over', office('Europe/Berlin'), '2026-11-23T17:00:00Z', 'quiet', '2026-11-24T07:00:00Z'],
    ['the start is inside', office('Europe/Berlin'), '2026-11-23T07:00:00.000Z', 'work', '2026-11-23T17:00:00Z'],
    ['a millisecond before the start is off', office('Europe/Berlin'), '2026-11-23T06:59:59.999Z', 'quiet', '2026-11-23T07:00:00Z'],
    ['Friday evening is off until Monday', office('Europe/Berlin'), '2026-11-20T20:00:00Z', 'quiet', '2026-11-23T07:00:00Z'],
    ['Sunday in the zone although the server has Saturday', office('Pacific/Auckland'), '2026-11-21T12:30:00Z', 'quiet', '2026-11-22T19:00:00Z'],
    ['a zone with 45 minutes', office('Asia/Kathmandu'), '2026-11-23T02:14:59Z', 'quiet', '2026-11-23T02:15:00Z'],
    ['a Lisbon schedule holds wherever the laptop is', office('Europe/Lisbon'), '2026-11-23T17:59:00Z', 'work', '2026-11-23T18:00:00Z'],
  ])('%s', (_what, plan, now, state, until) => {
    expect(decide(plan, now)).toMatchObject({ state, until });
  });

  it('an interval that crosses midnight belongs to the day on which it starts', () => {
    const night: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, fri: [{ start: '21:00', end: '02:00' }] } };
    expect(decide(night, '2026-11-20T22:59:00Z')).toMatchObject({ state: 'work', until: '2026-11-21T01:00:00Z' });
    expect(decide(night, '2026-11-20T23:00:00Z')).toMatchObject({ state: 'work', until: '2026-11-21T01:00:00Z' });
    expect(decide(night, '2026-11-21T01:00:00Z')).toMatchObject({ state: 'quiet', until: '2026-11-27T20:00:00Z' });
    // Thursday to Friday after midnight is not Friday's interval.
    expect(decide(night, '2026-11-20T00:30:00Z')).toMatchObject({ state: 'quiet' });
  });

  it('a lunch break is off, and intervals that touch are one', () => {
    const split: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, mon: [{ start: '08:00', end: '12:00' }, { start: '13:00', end: '15:00' }, { start: '15:00', end: '17:00' }] } };
    expect(decide(split, '2026-11-23T11:30:00Z')).toMatchObject({ state: 'quiet', until: '2026-11-23T12:00:00Z' });
    expect(decide(split, '2026-11-23T12:30:00Z')).toMatchObject({ state: 'work', until: '2026-11-23T16:00:00Z' });
  });

  it('spring: a start inside the hour that is skipped is the first instant after it', () => {
    const early: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, sun: [{ start: '02:30', end: '10:00' }] } };
    expect(decide(early, '2026-03-29T00:59:59Z')).toMatchObject({ state: 'quiet', until: '2026-03-29T01:00:00Z' });
    expect(decide(early, '2026-03-29T01:00:00Z')).toMatchObject({ state: 'work', until: '2026-03-29T08:00:00Z' });
  });

  it('spring: an end inside the hour that is skipped is there too', () => {
    const late: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, sat: [{ start: '22:00', end: '02:30' }] } };
    expect(decide(late, '2026-03-29T00:30:00Z')).toMatchObject({ state: 'work', until: '2026-03-29T01:00:00Z' });
  });

  it('autumn: work ends at the first occurrence of the repeated hour and begins at the second', () => {
    const ends: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, sat: [{ start: '22:00', end: '02:30' }] } };
    expect(decide(ends, '2026-10-25T00:29:59Z')).toMatchObject({ state: 'work', until: '2026-10-25T00:30:00Z' });
    expect(decide(ends, '2026-10-25T01:00:00Z')).toMatchObject({ state: 'quiet' });
    const begins: Schedule = { zone: 'Europe/Paris', weekly: { ...closed, sun: [{ start: '02:30', end: '10:00' }] } };
    expect(decide(begins, '2026-10-25T00:45:00Z')).toMatchObject({ state: 'quiet', until: '2026-10-25T01:30:00Z' });
    expect(decide(begins, '2026-10-25T01:30:00Z')).toMatchObject({ state: 'work' });
  });

  it('the same wall time in winter and summer is another instant, and both are right', () => {
    expect(decide(office('Europe/Berlin'), '2026-07-06T05:59:00Z')).toMatchObject({ state: 'quiet', until: '2026-07-06T06:00:00Z' });
    expect(decide(office('Europe/Berlin'), '2026-01-05T06:59:00Z')).toMatchObject({ state: 'quiet', until: '2026-01-05T07:00:00Z' });
  });

  it('no working time at all is quiet without an end; whole days are work without an end', () => {
    expect(decide({ zone: 'Europe/Berlin', weekly: closed }, '2026-11-23T09:00:00Z')).toEqual({ state: 'quiet', until: null, rule: 'no-working-hours' });
    const whole: Interval[] = [{ start: '00:00', end: '00:00' }];
    const always: Schedule = { zone: 'Europe/Berlin', weekly: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole } };
    expect(decide(always, '2026-11-23T09:00:00Z')).toEqual({ state: 'work', until: null, rule: 'inside-working-hours' });
  });
});

describe('a schedule is understood or refused', () => {
  it.each(['24:01', '8:00', '08:60', '', '08.00'])('refuses the time %s', (start) => {
    expect(schedule.safeParse({ zone: 'Europe/Berlin', weekly: { ...closed, mon: [{ start, end: '18:00' }] } }).success).toBe(false);
  });

  it.each(['+01:00', 'Berlin', '', 'Europe/Atlantis'])('refuses the zone %s', (zone) => {
    expect(schedule.safeParse({ zone, weekly: closed }).success).toBe(false);
  });

  it('takes 24:00 as the end of a day', () => {
    const plan = schedule.parse({ zone: 'Europe/Berlin', weekly: { ...closed, mon: [{ start: '20:00', end: '24:00' }] } });
    expect(decide(plan, '2026-11-23T22:30:00Z')).toMatchObject({ state: 'work', until: '2026-11-23T23:00:00Z' });
  });
});
