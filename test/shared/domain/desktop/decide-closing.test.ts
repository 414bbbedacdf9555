import { describe, expect, it } from 'vitest';
import { decideClosing } from '../../../../shared/domain/desktop/decide-closing.ts';
import type { ClosingFacts } from '../../../../shared/domain/desktop/decide-closing.ts';
import { stepZoom } from '../../../../shared/domain/desktop/zoom.ts';

const usual: ClosingFacts = { platform: 'linux', hasTray: true, isEnrolled: true, closeToTray: true, closingExplained: true, isAsking: false };

describe('closing the window', () => {
  it.each([
    ['behind its icon, as set', {}, { kind: 'hide', reason: 'behind-its-icon' }],
    ['the first time it asks', { closingExplained: false }, { kind: 'ask', reason: 'first-time' }],
    ['closing over the question is an answer', { closingExplained: false, isAsking: true }, { kind: 'hide', reason: 'closed-again' }],
    ['as set: it ends', { closeToTray: false }, { kind: 'close', reason: 'as-set' }],
    ['as set, never asked: it ends', { closeToTray: false, closingExplained: false }, { kind: 'close', reason: 'as-set' }],
    ['no tray: it would never be found again', { hasTray: false }, { kind: 'close', reason: 'no-tray' }],
    ['no tray and a question on screen', { hasTray: false, isAsking: true }, { kind: 'close', reason: 'no-tray' }],
    ['before enrolment', { isEnrolled: false, closingExplained: false }, { kind: 'close', reason: 'nothing-to-receive' }],
    ['macOS keeps it in the Dock', { platform: 'darwin', closingExplained: false }, { kind: 'close', reason: 'stays-in-dock' }],
    ['Windows', { platform: 'win32' }, { kind: 'hide', reason: 'behind-its-icon' }],
  ] as const)('%s', (_name, facts, decision) => {
    expect(decideClosing({ ...usual, ...facts })).toEqual(decision);
  });
});

describe('zoom', () => {
  it.each([
    [100, 'in', 110],
    [100, 'out', 90],
    [110, 'usual', 100],
    [300, 'in', 300],
    [50, 'out', 50],
    [105, 'in', 110],
    [105, 'out', 100],
    [5000, 'in', 300],
    [1, 'out', 50],
  ] as const)('from %i %s: %i', (from, direction, to) => {
    expect(stepZoom(from, direction)).toBe(to);
  });
});
