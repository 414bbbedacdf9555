import { describe, expect, it } from 'vitest';
import { decideNotification, newsAge } from '../../../../shared/domain/notifications/decide-notification.ts';
import type { NotificationFacts } from '../../../../shared/domain/notifications/decide-notification.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';

const mondayNoon = Date.UTC(2026, 10, 23, 11);
const mondayNight = Date.UTC(2026, 10, 23, 22);
const facts: NotificationFacts = {
  now: mondayNoon,
  schedule: builtInSettings('Europe/Berlin').quiet.schedule,
  messageAt: mondayNoon - 1000,
  fromContact: true,
  conversationInView: false,
  read: false,
};

describe('every notice is shown, held or silent for one reason', () => {
  it.each<[string, Partial<NotificationFacts>, object]>([
    ['a new message at work', {}, { kind: 'show', reason: 'at-work' }],
    ['our own message', { fromContact: false }, { kind: 'silent', reason: 'own-message' }],
    ['a note that mentions this person', { fromContact: false, addressed: true }, { kind: 'show', reason: 'at-work' }],
    ['a note that mentions this person, after work', { fromContact: false, addressed: true, now: mondayNight, messageAt: mondayNight }, { kind: 'hold', reason: 'outside-working-hours', until: Date.UTC(2026, 10, 24, 7) }],
    ['one that was read elsewhere', { read: true }, { kind: 'silent', reason: 'already-read' }],
    ['the conversation before the eyes', { conversationInView: true }, { kind: 'silent', reason: 'in-view' }],
    ['old history that is being fetched', { messageAt: mondayNoon - newsAge - 1 }, { kind: 'silent', reason: 'history' }],
    ['after work', { now: mondayNight, messageAt: mondayNight }, { kind: 'hold', reason: 'outside-working-hours', until: Date.UTC(2026, 10, 24, 7) }],
    ['after work even when in view: off means off', { now: mondayNight, messageAt: mondayNight, conversationInView: true }, { kind: 'hold', reason: 'outside-working-hours', until: Date.UTC(2026, 10, 24, 7) }],
  ])('%s', (_what, change, decision) => {
    expect(decideNotification({ ...facts, ...change })).toEqual(decision);
  });
});
