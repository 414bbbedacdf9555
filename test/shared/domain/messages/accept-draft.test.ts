import { describe, expect, it } from 'vitest';
import { acceptDraft, textBodyLimit } from '../../../../shared/domain/messages/accept-draft.ts';
import { decideServiceWindow, serviceWindowLength, serviceWindowMargin } from '../../../../shared/domain/service-window/decide-service-window.ts';

const now = 1_800_000_000_000;

describe('a draft is accepted or refused with its reason', () => {
  it.each([
    ['blank', '  \n ', now, { kind: 'empty' }],
    ['too long', 'x'.repeat(textBodyLimit + 1), now, { kind: 'too-long', limit: textBodyLimit, length: textBodyLimit + 1 }],
    ['a contact who never wrote', 'Hello', null, { kind: 'window-closed', closedAt: null }],
    ['a closed window', 'Hello', now - serviceWindowLength, { kind: 'window-closed', closedAt: now - serviceWindowMargin }],
  ])('%s', (_what, body, lastInboundAt, error) => {
    expect(acceptDraft({ body, lastInboundAt, now })).toEqual({ ok: false, error });
  });

  it('keeps inner blank space and drops the outer', () => {
    expect(acceptDraft({ body: '\n a \n\n b ', lastInboundAt: now, now })).toEqual({ ok: true, value: { body: 'a \n\n b' } });
  });

  it('the window closes a margin before Meta closes it', () => {
    const closesAt = now + serviceWindowLength - serviceWindowMargin;
    expect(decideServiceWindow(now, closesAt - 1)).toEqual({ state: 'open', closesAt });
    expect(decideServiceWindow(now, closesAt)).toEqual({ state: 'closed', closedAt: closesAt, reason: 'expired' });
  });
});
