import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../../renderer/triage/hand-over.ts';
import { listSnoozeChoices, localField, readLocalField } from '../../../renderer/triage/list-snooze-choices.ts';
import { planUndo } from '../../../renderer/triage/plan-undo.ts';
import type { Before } from '../../../renderer/triage/plan-undo.ts';
import { sayOutcomes } from '../../../renderer/triage/say-outcomes.ts';
import { saySnooze } from '../../../renderer/triage/say-snooze.ts';
import { presenceWords } from '../../../renderer/text/presence-words.ts';
import { snoozeWords, waitingTime } from '../../../renderer/text/work-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import type { TriageAct, TriageOutcome } from '../../../shared/domain/conversations/triage-act.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { day, hour, minute } from '../../../shared/kernel/time.ts';
import { idOf, people } from '../support/demo-conversations.ts';

// No zone: choices are made in the computer's own calendar.
const english = createWords('en', 'en-GB');
const german = createWords('de', 'de-DE');
const bare = (words: string) => words.replace(/[\u2068\u2069]/g, '');
const at = (year: number, month: number, date: number, hours: number, minutes = 0) => new Date(year, month - 1, date, hours, minutes).getTime();
const thursday = at(2026, 3, 12, 10, 10);
const id = (index: number) => idOf<never>(4, index);
const [jonas, ana] = [idOf<never>(2, 1), idOf<never>(2, 2)];

describe('times to snooze until', () => {
  const choices = (now: number) => listSnoozeChoices(now).map((choice) => [choice.id, choice.wish.until === null ? null : localField(choice.wish.until)]);
  it.each([
    ['on a Thursday morning', thursday, [['later', '2026-03-12T13:30'], ['tomorrow', '2026-03-13T08:00'], ['monday', '2026-03-16T08:00'], ['reply', null]]],
    ['in the evening there is no later today', at(2026, 3, 12, 19, 0), [['tomorrow', '2026-03-13T08:00'], ['monday', '2026-03-16T08:00'], ['reply', null]]],
    ['on a Sunday Monday is tomorrow', at(2026, 3, 15, 9), [['later', '2026-03-15T12:00'], ['tomorrow', '2026-03-16T08:00'], ['reply', null]]],
    ['on a Monday it is the next one', at(2026, 3, 16, 9), [['later', '2026-03-16T12:00'], ['tomorrow', '2026-03-17T08:00'], ['monday', '2026-03-23T08:00'], ['reply', null]]],
    ['shortly before midnight', at(2026, 12, 31, 23, 50), [['tomorrow', '2027-01-01T08:00'], ['monday', '2027-01-04T08:00'], ['reply', null]]],
  ])('%s', (_, now, expected) => {
    expect(choices(now)).toEqual(expected);
  });

  it('read what the field holds, and nothing from half a date', () => {
    expect(readLocalField(localField(thursday))).toBe(thursday);
    expect([readLocalField(''), readLocalField('2026-03')].map((value) => value === null)).toEqual([true, false]);
  });
});

describe('what a snooze will come to', () => {
  const open = { state: 'open', lastInboundAt: thursday - 20 * hour } as const;
  const shut = { state: 'open', lastInboundAt: thursday - 3 * day } as const;
  it('says nothing where the wish is kept', () => {
    expect(saySnooze(english, { until: thursday + hour, untilReply: false }, { conversations: [open], now: thursday })).toEqual({ possible: true, time: '11:10', remark: null });
    expect(saySnooze(english, { until: null, untilReply: true }, { conversations: [shut], now: thursday }).remark).toBeNull();
  });

  it('says when it comes back earlier, and why', () => {
    const { remark } = saySnooze(english, { until: thursday + day, untilReply: false }, { conversations: [open], now: thursday });
    expect(remark).toMatch(/^Comes back 1[23]:\d\d at the latest: free text closes 1[34]:\d\d\.$/);
    expect(saySnooze(german, { until: null, untilReply: true }, { conversations: [open], now: thursday }).remark).toMatch(/^Kommt spätestens .* wieder: Freitext endet/);
  });

  it('counts for several', () => {
    expect(saySnooze(english, { until: thursday + day, untilReply: false }, { conversations: [open, shut], now: thursday }).remark).toBe('1 of 2 come back earlier, before their free text closes.');
  });

  it('is not possible in the past, nor for a closed one', () => {
    expect(saySnooze(english, { until: thursday - 1, untilReply: false }, { conversations: [open], now: thursday })).toMatchObject({ possible: false, remark: 'That time has passed. Choose a later one.' });
    expect(saySnooze(english, { until: null, untilReply: true }, { conversations: [{ ...open, state: 'closed' }], now: thursday }).possible).toBe(false);
  });
});

describe('what an act came to', () => {
  const say = (act: TriageAct, results: readonly TriageOutcome[], words = english) => {
    const said = sayOutcomes(words, { act, results, people, now: thursday });
    return [bare(said.words), said.tone];
  };
  const close: TriageAct = { kind: 'close' };
  const closed: TriageOutcome = { outcome: 'done', reason: 'closed' };
  it.each<[string, TriageAct, readonly TriageOutcome[], string]>([
    ['You look after it now.', { kind: 'assign', assigneeId: jonas }, [{ outcome: 'done', reason: 'taken' }], 'good'],
    ['2 assigned to Ana Ribeiro.', { kind: 'assign', assigneeId: ana }, [{ outcome: 'done', reason: 'given' }, { outcome: 'done', reason: 'given' }], 'good'],
    ['3 closed.', close, [closed, closed, closed], 'good'],
    ['Closed. It was closed already.', close, [closed, { outcome: 'unchanged', reason: 'already-so' }], 'good'],
    ['Closed. Not done for one: it belongs to another team now.', close, [closed, { outcome: 'refused', reason: 'not-found' }], 'problem'],
    ['Snoozed until 11:10.', { kind: 'snooze', until: thursday + hour, untilReply: false }, [{ outcome: 'done', reason: 'snoozed', until: thursday + hour }], 'good'],
    ['Snoozed until the client answers.', { kind: 'snooze', until: null, untilReply: true }, [{ outcome: 'done', reason: 'snoozed', until: null }], 'good'],
    ['Back among the open ones. Open again.', { kind: 'reopen' }, [{ outcome: 'done', reason: 'woken' }, { outcome: 'done', reason: 'reopened' }], 'good'],
  ])('is said as “%s”', (expected, act, results, tone) => {
    expect(say(act, results)).toEqual([expected, tone]);
  });

  it('is said in German too', () => {
    expect(say(close, [closed, { outcome: 'refused', reason: 'unavailable' }], german)[0]).toBe('Geschlossen. Bei einer nicht geschehen: Das Relay war damit beschäftigt. Versuchen Sie es noch einmal.');
  });
});

describe('taking an act back', () => {
  const before = (index: number, rest: Partial<Before> = {}): Before => ({ id: id(index), assigneeId: null, state: 'open', snooze: null, ...rest });
  const plan = (act: TriageAct, list: readonly Before[], refused: readonly number[] = []) =>
    planUndo({
      act, before: list, now: thursday,
      results: list.map((each, index) => ({ id: each.id, result: refused.includes(index) ? { outcome: 'refused', reason: 'not-found' } : { outcome: 'done', reason: 'closed' } })),
    });
  const snooze = (until: number | null) => ({ until, untilReply: until === null, by: jonas, at: thursday - hour });

  it('gives each back to whoever had it', () => {
    expect(plan({ kind: 'assign', assigneeId: jonas }, [before(1), before(2, { assigneeId: ana }), before(3)])).toEqual([
      { ids: [id(1), id(3)], act: { kind: 'assign', assigneeId: null } },
      { ids: [id(2)], act: { kind: 'assign', assigneeId: ana } },
    ]);
  });

  it('opens what was closed, and snoozes again what was snoozed, unless its time is over', () => {
    expect(plan({ kind: 'close' }, [before(1), before(2, { snooze: snooze(thursday + hour) }), before(3, { snooze: snooze(thursday - 1) }), before(4, { snooze: snooze(null) })])).toEqual([
      { ids: [id(1), id(2), id(3), id(4)], act: { kind: 'reopen' } },
      { ids: [id(2)], act: { kind: 'snooze', until: thursday + hour, untilReply: false } },
      { ids: [id(4)], act: { kind: 'snooze', until: null, untilReply: true } },
    ]);
  });

  it('closes again what was opened, and leaves out what was refused', () => {
    expect(plan({ kind: 'reopen' }, [before(1, { state: 'closed' }), before(2, { state: 'closed' })], [0])).toEqual([{ ids: [id(2)], act: { kind: 'close' } }]);
    expect(plan({ kind: 'close' }, [before(1)], [0])).toEqual([]);
  });
});

describe('words about work', () => {
  it('say who is here, writing before looking', () => {
    const there = (act: 'viewing' | 'typing', personId: PersonId = ana) => ({ conversationId: id(1), personId, act, until: thursday });
    expect(bare(presenceWords(english, [there('viewing'), there('typing')], people) ?? '')).toBe('Ana Ribeiro is writing');
    expect(bare(presenceWords(english, [there('viewing'), there('viewing', jonas)], people) ?? '')).toBe('Ana Ribeiro and Jonas Weber are looking');
    expect(bare(presenceWords(german, [there('viewing', idOf<PersonId>(2, 99))], people) ?? '')).toBe('Jemand aus dem Team schaut gerade hinein');
    expect(presenceWords(english, [], people)).toBeNull();
  });

  it('say until when something is snoozed, and how long somebody waits', () => {
    const snooze = { until: thursday + hour, untilReply: false, by: jonas, at: thursday };
    expect([snoozeWords(english, snooze, thursday), snoozeWords(english, { ...snooze, untilReply: true }, thursday), snoozeWords(english, { ...snooze, until: null, untilReply: true }, thursday)]).toEqual([
      'Snoozed until 11:10', 'Snoozed until the client answers, at the latest 11:10', 'Snoozed until the client answers',
    ]);
    expect([3 * minute, 2 * hour + 59 * minute, 3 * day, -5].map((age) => waitingTime(english, thursday - age, thursday))).toEqual(['3 mins', '2 hrs', '3 days', '0 mins']);
  });

  it('say why a card is not taken', () => {
    expect(refusalWords(english, { kind: 'too-long', field: 'promise', limit: 500, length: 502 })).toBe('A promise is 2 characters too long: each may have 500.');
    expect(refusalWords(english, { kind: 'refused', rule: 'gate' })).not.toBe(refusalWords(english, { kind: 'refused' }));
    expect(refusalWords(german, { kind: 'offline' })).toContain('Ihre Karte bleibt hier');
  });
});
