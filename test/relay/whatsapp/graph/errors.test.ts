import { describe, expect, it } from 'vitest';
import { decideAfterUnknownOutcome } from '../../../../relay/messages/send/decide-after-unknown-outcome.ts';
import { decideStatusUse } from '../../../../relay/messages/decide-status-use.ts';
import { buildSendBody } from '../../../../relay/whatsapp/graph/build-send-body.ts';
import { decideAfterGraphError } from '../../../../relay/whatsapp/graph/decide-after-graph-error.ts';
import { describeFailure } from '../../../../relay/whatsapp/graph/describe-failure.ts';
import { graphErrorTable } from '../../../../relay/whatsapp/graph/graph-error-table.ts';
import { readOutcome } from '../../../../relay/whatsapp/graph/post-message.ts';
import type { MediaId } from '../../../../shared/kernel/ids.ts';
import { testId } from '../../../support/make-company.ts';
import { readFixtures } from '../support/fixtures.ts';

const decide = (code: number, attempts = 1, age = 0): unknown =>
  decideAfterGraphError({ failure: { code, reason: 'x', detail: null }, attempts, queuedAt: 0, now: age });

describe('the reaction to an error of Meta’s', () => {
  it.each([
    [190, { act: 'stop-number' }],
    [0, { act: 'stop-number' }],
    [250, { act: 'stop-number' }],
    [131042, { act: 'stop-number' }],
    [131030, { act: 'fail' }],
    [131047, { act: 'set-aside', for: 'window', until: 24 * 3_600_000 }],
    [131049, { act: 'set-aside', for: 'marketing-cap', until: 25 * 3_600_000 }],
    [131026, { act: 'fail' }],
    [100, { act: 'fail' }],
    [132001, { act: 'fail' }],
    [131016, { act: 'retry', at: 2_000 }],
    [131056, { act: 'retry', at: 4_000 }],
    [130429, { act: 'pause-number', until: 2_000 }],
    [80007, { act: 'pause-number', until: 300_000 }],
    [999_999, { act: 'retry', at: 2_000 }],
  ])('to code %i is %o', (code, expected) => {
    expect(decide(code)).toEqual(expected);
  });

  it('waits 4, 16, 64 … seconds at the pair limit and never longer than five minutes', () => {
    expect([1, 2, 3, 4, 9].map((attempts) => decide(131056, attempts))).toEqual([4, 16, 64, 256, 300].map((seconds) => ({ act: 'retry', at: seconds * 1000 })));
  });

  it('tries once more where once is enough, a few times where nobody knows the code, and a day at most', () => {
    expect([decide(1, 1), decide(1, 2)]).toEqual([{ act: 'retry', at: 2_000 }, { act: 'fail' }]);
    expect([decide(999_999, 5), decide(999_999, 6)]).toMatchObject([{ act: 'retry' }, { act: 'fail' }]);
    expect(decide(131016, 9, 24 * 3_600_000)).toEqual({ act: 'fail' });
    expect(decide(131047, 2, 24 * 3_600_000)).toEqual({ act: 'fail' });
    expect(decide(131049, 3, 50 * 3_600_000)).toEqual({ act: 'fail' });
  });

  it('has a reaction and words for every code of the list', () => {
    expect(graphErrorTable.size).toBeGreaterThanOrEqual(57);
    for (const [, entry] of graphErrorTable) expect(entry.reason).toMatch(/^[a-z-]+$/u);
  });

  it('reads error bodies in every form in which they were seen', () => {
    expect(describeFailure({ code: 131026, error_data: { details: 'd' }, message: 'm' })).toEqual({ code: 131026, reason: 'undeliverable', detail: 'd' });
    expect(describeFailure({ code: 131026, error_data: 'text' })).toMatchObject({ detail: 'text' });
    expect(describeFailure({ code: 131026, details: 'old' })).toMatchObject({ detail: 'old' });
    expect(describeFailure({ code: '190', title: 't' })).toEqual({ code: 190, reason: 'token-dead', detail: 't' });
    for (const odd of [null, 'x', [], {}, { code: {} }, { code: 1.5 }]) expect(describeFailure(odd)).toMatchObject({ code: null, reason: 'unknown' });
  });
});

describe('the outcome of a send', () => {
  it.each([
    ['accepted', { kind: 'answer', status: 200, body: { messages: [{ id: 'wamid.1' }], contacts: [{ wa_id: '49 151', user_id: 'DE.1' }] } }, { kind: 'accepted', wamid: 'wamid.1', phone: '49151', userId: 'DE.1' }],
    ['refused', { kind: 'answer', status: 500, body: { error: { code: 131016 } } }, { kind: 'refused', failure: { code: 131016, reason: 'unavailable', detail: null } }],
    ['unknown: no id', { kind: 'answer', status: 200, body: { messages: [] } }, { kind: 'unknown' }],
    ['unknown: a page', { kind: 'answer', status: 502, body: undefined }, { kind: 'unknown' }],
    ['unknown: an error of somebody else', { kind: 'answer', status: 503, body: { error: 'upstream' } }, { kind: 'unknown' }],
    ['unknown: cut', { kind: 'broken' }, { kind: 'unknown' }],
    ['not sent', { kind: 'not-sent' }, { kind: 'not-sent' }],
  ] as const)('is %s', (_name, answer, expected) => {
    expect(readOutcome(answer)).toEqual(expected);
  });

  it('is an error with a code for every error body that others wrote, where they are present', () => {
    const errors = (readFixtures('responses') ?? []).map(({ body }) => JSON.parse(body.toString('utf8')) as { error?: { code?: unknown } }).filter((body) => body.error?.code !== undefined);
    for (const body of errors) expect(readOutcome({ kind: 'answer', status: 400, body }).kind).toBe('refused');
  });

  it('cannot come of a message whose file is not at Meta', () => {
    expect(buildSendBody({ messageId: 'm', recipient: { kind: 'phone', value: '1' }, content: { kind: 'sticker', mediaId: testId() as MediaId }, quotedWamid: null, metaMediaId: null })).toBeNull();
  });
});

describe('an attempt without an outcome', () => {
  const second = 1000;
  it.each([
    ['just begun', { now: 19 * second, lastWebhookAt: 18 * second, hasUnreadWebhooks: false }, { act: 'wait', reason: 'grace' }],
    ['webhooks came after it', { now: 20 * second, lastWebhookAt: 5 * second, hasUnreadWebhooks: false }, { act: 'resend' }],
    ['webhooks came too soon after it to tell', { now: 60 * second, lastWebhookAt: 4 * second, hasUnreadWebhooks: false }, { act: 'wait', reason: 'no-proof' }],
    ['no webhook ever came', { now: 60 * second, lastWebhookAt: null, hasUnreadWebhooks: false }, { act: 'wait', reason: 'no-proof' }],
    ['webhooks wait to be read', { now: 60 * second, lastWebhookAt: 50 * second, hasUnreadWebhooks: true }, { act: 'wait', reason: 'unread-webhooks' }],
    ['ten minutes without proof', { now: 600 * second, lastWebhookAt: null, hasUnreadWebhooks: false }, { act: 'ask-employee' }],
    ['ten minutes with webhooks that cannot be read', { now: 600 * second, lastWebhookAt: 50 * second, hasUnreadWebhooks: true }, { act: 'ask-employee' }],
  ] as const)('(%s)', (_name, facts, expected) => {
    expect(decideAfterUnknownOutcome({ attemptedAt: 0, ...facts })).toEqual(expected);
  });

  it.each([
    ['names our id', { isNamed: true, state: 'accepted', stage: 'failed' }, 'advance'],
    ['is about a message from the phone', { isNamed: true, state: null, stage: 'read' }, 'advance'],
    ['is late about an attempt that is being repeated', { isNamed: true, state: 'waiting', stage: 'sent' }, 'ignore'],
    ['shows that the attempt before the repetition arrived', { isNamed: true, state: 'waiting', stage: 'delivered' }, 'settle'],
    ['overtakes the answer', { isNamed: false, state: 'sending', stage: 'sent' }, 'settle'],
    ['overtakes the answer with bad news', { isNamed: false, state: 'sending', stage: 'failed' }, 'settle'],
    ['comes after the employee was asked', { isNamed: false, state: 'unconfirmed', stage: 'delivered' }, 'settle'],
    ['is bad news of an attempt before', { isNamed: false, state: 'waiting', stage: 'failed' }, 'ignore'],
    ['is bad news of another attempt than the accepted one', { isNamed: false, state: 'accepted', stage: 'failed' }, 'ignore'],
  ] as const)('and a status that %s', (_name, facts, use) => {
    expect(decideStatusUse(facts)).toBe(use);
  });
});
