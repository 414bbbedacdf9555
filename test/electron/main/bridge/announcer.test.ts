import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../../../electron/main/bridge/announcer.ts';
import { announcement } from '../../../../shared/bridge/changes.ts';
import type { Announcement } from '../../../../shared/bridge/changes.ts';
import { idOf } from '../../../support/cache-content.ts';

function bench() {
  const sent: Announcement[] = [];
  let turn: (() => void)[] = [];
  let waiting: (() => void)[] = [];
  const timers = {
    soon: (run: () => void) => void turn.push(run),
    after: (_milliseconds: number, run: () => void) => {
      waiting.push(run);
      return () => void (waiting = waiting.filter((one) => one !== run));
    },
  };
  const announce = createAnnouncer({ timers, send: (said) => sent.push(announcement.parse(said)) });
  const endTurn = () => {
    const due = turn;
    turn = [];
    for (const run of due) run();
  };
  const endPause = () => {
    const due = waiting;
    waiting = [];
    for (const run of due) run();
  };
  return { announce, endTurn, endPause, sent };
}

describe('announcing changes', () => {
  it('gathers what happens in one turn, each change once, and counts revisions without a gap', () => {
    const { announce, endTurn, sent } = bench();
    const conversation = { kind: 'conversation', id: idOf('conversation', 1) } as const;
    announce([conversation, { kind: 'session' }]);
    announce([conversation, { kind: 'conversation', id: idOf('conversation', 2) }]);
    expect(sent).toEqual([]);
    endTurn();
    announce([{ kind: 'session' }]);
    endTurn();
    expect(sent.map(({ revision, changes }) => [revision, changes.length])).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  it('says nothing about nothing', () => {
    const { announce, endTurn, sent } = bench();
    announce([]);
    endTurn();
    expect(sent).toEqual([]);
  });

  it('says everything instead of thousands of single changes, and keeps the session beside it', () => {
    const { announce, endTurn, sent } = bench();
    announce(Array.from({ length: 2_500 }, (_, count) => ({ kind: 'message', id: idOf('message', count), conversationId: idOf('conversation', 1) })));
    announce([{ kind: 'session' }]);
    endTurn();
    expect(sent).toEqual([{ revision: 1, changes: [{ kind: 'session' }, { kind: 'everything' }] }]);
  });

  it('lets batches rest between two announcements, loses none of them, and never makes the session wait for them', () => {
    const { announce, endTurn, endPause, sent } = bench();
    const batch = (first: number) => Array.from({ length: 150 }, (_, count) => ({ kind: 'message', id: idOf('message', first + count), conversationId: idOf('conversation', 1) }) as const);
    for (const first of [0, 1_000, 2_000]) {
      announce(batch(first));
      endTurn();
    }
    announce([{ kind: 'session' }]);
    endTurn();
    expect(sent.map(({ revision, changes }) => [revision, changes.length])).toEqual([
      [1, 150],
      [2, 1],
    ]);
    endPause();
    expect([sent.at(-1)?.revision, sent.at(-1)?.changes.length], 'what half a second of a synchronisation brings is named: the page reads what it touches, and nothing else').toEqual([3, 300]);
    endPause();
    announce(batch(3_000).slice(0, 1));
    endTurn();
    expect(sent.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  });
});
