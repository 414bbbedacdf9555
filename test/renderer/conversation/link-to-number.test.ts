import { describe, expect, it } from 'vitest';
import { linkToNumber } from '../../../renderer/conversation/content/link-to-number.ts';
import { parseDeskLink } from '../../../shared/domain/desktop/parse-desk-link.ts';

describe('the number on a card as a link that Deskline follows', () => {
  it.each(['+49 170 1234567', '+49 (170) 123-45-67', '\u202a+49\u00a0170 1234567\u202c', '0049 170 1234567'])('leads to whom it means: %j', (written) => {
    expect(parseDeskLink(linkToNumber(written))).toEqual({ ok: true, value: { kind: 'number', phone: '491701234567' } });
  });

  it.each([['0170 1234567', 'no-country'], ['call me', 'no-number'], ['', 'no-number'], ['\ud800', 'no-number'], ['#/deskline://open', 'no-number']])('or is refused in words: %j', (written, reason) => {
    expect(parseDeskLink(linkToNumber(written))).toEqual({ ok: false, error: reason });
  });
});
