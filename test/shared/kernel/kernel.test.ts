import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { messageId } from '../../../shared/kernel/ids.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const low = makeId(1_700_000_000_000, new Uint8Array(10).fill(255));
    const high = makeId(1_700_000_000_001, new Uint8Array(10));
    expect(messageId.safeParse(low).success).toBe(true);
    expect(low[14]).toBe('7');
    expect(low < high).toBe(true);
  });

  it('refuses what is not one', () => {
    for (const text of ['', 'wamid.HBgL', '../../etc', '01890000-0000-7000-8000-00000000000G']) expect(messageId.safeParse(text).success).toBe(false);
  });
});

describe('a redacted secret', () => {
  const secret = new Redacted('CANARY-SECRET');

  it('cannot be printed by accident', () => {
    const printed = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), inspect({ deep: { secret } }, { depth: 9, showHidden: true })];
    for (const text of printed) expect(text).not.toContain('CANARY');
  });

  it('is given on purpose only', () => {
    expect(secret.reveal()).toBe('CANARY-SECRET');
  });
});
