import { describe, expect, it } from 'vitest';
import { parsePhoneNumber } from '../../../../shared/domain/contacts/parse-phone-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['+49 170 1234567', '491701234567'],
    [' 0049 (170) 123-45.67 ', '491701234567'],
    ['+49 (0)170 1234567', '491701234567'],
    ['+44\u00a07700 900123', '447700900123'],
  ])('%j', (written, phone) => {
    expect(parsePhoneNumber(written)).toEqual({ ok: true, value: phone });
  });

  it.each([
    ['0170 1234567', 'no-country'],
    ['170 1234567', 'no-country'],
    ['+0170 1234567', 'no-country'],
    ['', 'no-number'],
    ['+49', 'no-number'],
    ['+49 170 1234567 890 123', 'no-number'],
    ['Grace', 'no-number'],
    ['+49 170 12345;ext=7', 'no-number'],
    ['\ud800', 'no-number'],
  ])('%j is refused: %s', (written, reason) => {
    expect(parsePhoneNumber(written)).toEqual({ ok: false, error: reason });
  });
});
