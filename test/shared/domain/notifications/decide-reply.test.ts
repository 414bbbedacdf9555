import { describe, expect, it } from 'vitest';
import { decideReply } from '../../../../shared/domain/notifications/decide-reply.ts';
import type { ReplyFacts } from '../../../../shared/domain/notifications/decide-reply.ts';

const now = Date.UTC(2026, 10, 27, 9);
const usual: ReplyFacts = { platform: 'darwin', content: 'sender', duty: 'work', fromContact: true, lastInboundAt: now - 60_000, now };

describe('answering inside a notification', () => {
  it.each([
    ['at work, on macOS', {}, { kind: 'offer', reason: 'at-work' }],
    ['with the text in sight', { content: 'full' }, { kind: 'offer', reason: 'at-work' }],
    ['Linux', { platform: 'linux' }, { kind: 'none', reason: 'system-cannot' }],
    ['Windows', { platform: 'win32' }, { kind: 'none', reason: 'system-cannot' }],
    ['policy hides who wrote', { content: 'none' }, { kind: 'none', reason: 'nobody-named' }],
    ["a colleague's note: the answer would go to the client", { fromContact: false }, { kind: 'none', reason: 'not-from-client' }],
    ['off duty', { duty: 'quiet' }, { kind: 'none', reason: 'off-duty' }],
    ['the service window is closed', { lastInboundAt: now - 25 * 3_600_000 }, { kind: 'none', reason: 'window-closed' }],
    ['they never wrote', { lastInboundAt: null }, { kind: 'none', reason: 'window-closed' }],
  ] as const)('%s', (_name, facts, decision) => {
    expect(decideReply({ ...usual, ...facts })).toEqual(decision);
  });
});
