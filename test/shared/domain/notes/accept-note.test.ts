import { describe, expect, it } from 'vitest';
import { addressesPerson } from '../../../../shared/domain/messages/addresses-person.ts';
import { acceptNote, longestNote } from '../../../../shared/domain/notes/accept-note.ts';
import { outgoingContent } from '../../../../shared/domain/outgoing/outgoing-content.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { sendMessageRequest } from '../../../../shared/protocol/messages.ts';
import { aRequest, fromContact, idOf } from '../../../support/cache-content.ts';

const teamId = idOf('team', 1);
const person = (count: number, role: Person['role'], teamIds: Person['teamIds']): Person => ({ id: idOf('person', count), name: 'x', role, teamIds });
const people = [person(1, 'employee', [teamId]), person(2, 'manager', [teamId]), person(3, 'admin', [teamId]), person(4, 'employee', [idOf('team', 2)])];
const note = (body: string, mentions: readonly number[] = []) => acceptNote({ body, mentions: mentions.map((count) => idOf('person', count)), people, teamId });

describe('writing a note', () => {
  it('keeps the words without outer blank space, and mentions only of people who may read it, each once', () => {
    expect(note('  Ask Ana \n', [2, 2, 3, 4, 99])).toEqual({ ok: true, value: { body: 'Ask Ana', mentions: [idOf('person', 2)] } });
  });

  it.each([
    ['empty', note(' \n '), { kind: 'empty' }],
    ['too long', note('x'.repeat(longestNote + 1)), { kind: 'too-long', limit: longestNote, length: longestNote + 1 }],
    ['addressed to too many', note('x', Array.from({ length: 51 }, (_, index) => index)), { kind: 'too-many-mentions', limit: 50 }],
  ] as const)('is refused when it is %s', (_name, answer, error) => {
    expect(answer).toEqual({ ok: false, error });
  });

  it.each([
    { kind: 'note', body: 'for the team', mentions: [] },
    { kind: 'handover', to: { kind: 'team', teamId }, summary: 's', promises: [], windowClosesAt: null, accepted: null },
    { kind: 'activity', act: 'closed', personId: null, until: null },
  ])('cannot be said in the language of what is sent: $kind', (content) => {
    expect(outgoingContent.safeParse(content).success).toBe(false);
    expect(sendMessageRequest.safeParse({ ...aRequest(1), content }).success).toBe(false);
    expect(sendMessageRequest.safeParse(aRequest(1)).success, 'the request is one but for its content').toBe(true);
  });
});

describe('whom a line of the team speaks to', () => {
  const me = idOf('person', 1);
  const by = (count: number) => ({ kind: 'person', personId: idOf('person', count) }) as const;
  const handover = (personId: Person['id']) => ({ kind: 'handover', to: { kind: 'person', personId }, summary: 's', promises: [], windowClosesAt: null, accepted: null }) as const;
  it.each([
    ['a mention by a colleague', { author: by(2), content: { kind: 'note', body: 'x', mentions: [me] } }, 'mentioned'],
    ['a note without my name', { author: by(2), content: { kind: 'note', body: 'x', mentions: [] } }, null],
    ['my own note', { author: by(1), content: { kind: 'note', body: 'x', mentions: [me] } }, null],
    ['a hand-over to me', { author: by(2), content: handover(me) }, 'handed-over'],
    ['a hand-over to somebody else', { author: by(2), content: handover(idOf('person', 3)) }, null],
    ['a contact', fromContact(1), null],
  ] as const)('%s', (_name, message, expected) => {
    expect(addressesPerson(message as never, me)).toBe(expected);
  });
});
