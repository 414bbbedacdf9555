import { describe, expect, it } from 'vitest';
import { acceptHandover, longestPromise, longestSummary } from '../../../../shared/domain/conversations/accept-handover.ts';
import { decideAssign } from '../../../../shared/domain/conversations/decide-assign.ts';
import { decideClose } from '../../../../shared/domain/conversations/decide-close.ts';
import { decideReopen } from '../../../../shared/domain/conversations/decide-reopen.ts';
import { decideTake } from '../../../../shared/domain/conversations/decide-take.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { idOf } from '../../../support/cache-content.ts';

const team = idOf('team', 1);
const other = idOf('team', 2);
const person = (count: number, role: Person['role'], teamIds: Person['teamIds']): Person => ({ id: idOf('person', count), name: `Person ${count}`, role, teamIds });
const jonas = person(1, 'employee', [team]);
const ana = person(2, 'manager', [team]);
const mira = person(3, 'admin', []);
const otto = person(4, 'employee', [other]);
const both = person(5, 'employee', [team, other]);

describe('assigning', () => {
  it.each([
    ['an employee takes what nobody has', jonas, jonas, null, { kind: 'assign', reason: 'taken' }],
    ['an employee takes over from a colleague', jonas, jonas, ana.id, { kind: 'assign', reason: 'taken' }],
    ['an employee gives it to a colleague', jonas, both, jonas.id, { kind: 'assign', reason: 'given' }],
    ['a manager gives it to anybody of the team', ana, jonas, null, { kind: 'assign', reason: 'given' }],
    ['somebody lets go of it', jonas, null, jonas.id, { kind: 'assign', reason: 'released' }],
    ['it is so already', ana, jonas, jonas.id, { kind: 'unchanged', reason: 'already-so' }],
    ['nobody has it already', ana, null, null, { kind: 'unchanged', reason: 'already-so' }],
    ['not to another team', jonas, otto, null, { kind: 'refuse', reason: 'assignee-cannot-see' }],
    ['not to an admin, who reads no messages', ana, mira, null, { kind: 'refuse', reason: 'assignee-cannot-see' }],
    ['not by another team', otto, jonas, null, { kind: 'refuse', reason: 'not-visible' }],
    ['not by an admin', mira, jonas, null, { kind: 'refuse', reason: 'not-visible' }],
  ] as const)('%s', (_name, actor, assignee, assigneeId, expected) => {
    expect(decideAssign({ actor, assignee, conversation: { teamId: team, assigneeId } })).toEqual(expected);
  });
});

describe('closing and reopening', () => {
  const snooze = { until: 5, untilReply: false, by: jonas.id, at: 1 };
  it('closes once, and reopens or wakes what is not open', () => {
    expect(decideClose({ state: 'open' })).toEqual({ kind: 'close', reason: 'closed' });
    expect(decideClose({ state: 'closed' })).toEqual({ kind: 'unchanged', reason: 'already-so' });
    expect(decideReopen({ state: 'closed', snooze: null })).toEqual({ kind: 'reopen', reason: 'reopened' });
    expect(decideReopen({ state: 'open', snooze })).toEqual({ kind: 'wake', reason: 'woken' });
    expect(decideReopen({ state: 'open', snooze: null })).toEqual({ kind: 'unchanged', reason: 'already-so' });
  });
});

describe('handing over', () => {
  const people = [jonas, ana, mira, otto, both];
  const accept = (card: Partial<Parameters<typeof acceptHandover>[0]['card']>, actor = jonas) =>
    acceptHandover({ card: { to: { kind: 'person', personId: ana.id }, summary: 'Boiler is out', promises: [], ...card }, actor, people, conversation: { teamId: team } });

  it('keeps the card without outer blank space and without empty promises', () => {
    expect(accept({ summary: '  Boiler is out ', promises: [' call today ', ' ', 'send the plumber'] })).toEqual({
      ok: true,
      value: { summary: 'Boiler is out', promises: ['call today', 'send the plumber'], assignee: ana },
    });
  });

  it.each([
    ['without a summary', {}, { summary: ' ' }, { kind: 'empty' }],
    ['with too long a summary', {}, { summary: 'x'.repeat(longestSummary + 1) }, { kind: 'too-long', field: 'summary', limit: longestSummary, length: longestSummary + 1 }],
    ['with too long a promise', {}, { promises: ['x'.repeat(longestPromise + 1)] }, { kind: 'too-long', field: 'promise', limit: longestPromise, length: longestPromise + 1 }],
    ['with too many promises', {}, { promises: Array.from({ length: 21 }, () => 'x') }, { kind: 'too-many-promises', limit: 20 }],
    ['to oneself', {}, { to: { kind: 'person', personId: jonas.id } }, { kind: 'to-self' }],
    ['to somebody of another team', {}, { to: { kind: 'person', personId: otto.id } }, { kind: 'receiver-cannot-see' }],
    ['to an admin', {}, { to: { kind: 'person', personId: mira.id } }, { kind: 'receiver-cannot-see' }],
    ['to nobody known', {}, { to: { kind: 'person', personId: idOf('person', 99) } }, { kind: 'no-such-person' }],
    ['to another team', {}, { to: { kind: 'team', teamId: other } }, { kind: 'other-team' }],
  ] as const)('is refused %s', (_name, _more, card, error) => {
    expect(accept(card)).toEqual({ ok: false, error });
  });

  it('to the own team leaves it to whoever takes it; who cannot see it cannot hand it over', () => {
    expect(accept({ to: { kind: 'team', teamId: team } })).toMatchObject({ ok: true, value: { assignee: null } });
    expect(accept({}, otto)).toEqual({ ok: false, error: { kind: 'not-visible' } });
  });
});

describe('taking what was handed over', () => {
  const toAna = { to: { kind: 'person', personId: ana.id }, accepted: null } as const;
  const toTeam = { to: { kind: 'team', teamId: team }, accepted: null } as const;
  it('is the receiver’s, or anybody’s of the team, once', () => {
    expect(decideTake(toAna, ana)).toEqual({ kind: 'take', assigns: false, reason: 'receiver' });
    expect(decideTake(toAna, jonas)).toEqual({ kind: 'refuse', reason: 'not-the-receiver' });
    expect(decideTake(toTeam, both)).toEqual({ kind: 'take', assigns: true, reason: 'of-the-team' });
    expect(decideTake({ ...toTeam, accepted: { by: both.id, at: 1 } }, both)).toEqual({ kind: 'unchanged', reason: 'already-so' });
    expect(decideTake({ ...toTeam, accepted: { by: both.id, at: 1 } }, jonas)).toEqual({ kind: 'refuse', reason: 'taken' });
  });
});
