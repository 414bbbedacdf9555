import { describe, expect, it } from 'vitest';
import { inboundWords } from '../../../renderer/text/inbound-words.ts';
import { numberNames } from '../../../renderer/text/number-words.ts';
import { writtenDate } from '../../../renderer/text/time-words.ts';
import { unsupportedWords } from '../../../renderer/text/unsupported-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import { companyNumber, idOf } from '../support/demo-conversations.ts';

const english = createWords('en', 'en-GB', 'Europe/Berlin');
const german = createWords('de', 'de-DE', 'Europe/Berlin');
const now = Date.parse('2026-03-12T15:40:00Z');

describe('when the way in was last seen to work', () => {
  it.each([
    [now + 5_000, 'Inbound verified just now'],
    [now - 59_000, 'Inbound verified just now'],
    [now - 125_000, 'Inbound verified 2 min ago'],
    [now - 2 * 3_600_000, 'Inbound verified at 14:40'],
    [now - 26 * 3_600_000, 'Inbound verified at yesterday 14:40'],
  ])('%d is said as %s', (at, said) => {
    expect(inboundWords(english, at, now)).toBe(said);
  });

  it('says never, and nothing when the relay does not tell', () => {
    expect(inboundWords(german, null, now)).toContain('noch nicht geprüft');
    expect(inboundWords(german, now - 60_000, now)).toBe('Eingang vor 1 Min. geprüft');
    expect(inboundWords(english, undefined, now)).toBeNull();
  });
});

describe('a message that WhatsApp did not hand over', () => {
  const said = (code: number | null, detail: string | null) => unsupportedWords(english, { kind: 'unsupported', type: 'video', reason: { code, detail } });

  it('has words of ours for the codes that we know', () => {
    expect(said(131052, 'File is larger than 100 MB')).toMatch(/could not be fetched, or is too large/);
    expect(said(131060, 'This message is unavailable')).toMatch(/device linked to this number/);
  });

  it("quotes WhatsApp for others, isolated, and does not leave half a sentence where it said nothing", () => {
    expect(said(999, 'x\u202Ey')).toMatch(/WhatsApp says: \u2068x y\u2069$/);
    for (const nothing of [null, ' ']) expect(said(null, nothing)).not.toContain('WhatsApp says');
  });

  it('says what was taken back, and what this version cannot show', () => {
    expect(unsupportedWords(german, { kind: 'unsupported', type: 'revoked' })).toBe('Diese Nachricht wurde zurückgenommen');
    expect(unsupportedWords(english, { kind: 'unsupported', type: 'poll' })).toContain('this version cannot show');
  });
});

describe('what stands on a card', () => {
  it('a birthday is a date where it is one, and what was written where it is not', () => {
    expect(['1984-03-12', '1984-13-40', 'in spring'].map((date) => writtenDate(english, date))).toEqual(['12 March 1984', '1984-13-40', 'in spring']);
    expect(writtenDate(createWords('en', 'en-US', 'America/Los_Angeles'), '1984-03-12')).toBe('March 12, 1984');
  });

  it('our numbers are named, and those that the person does not see are one more', () => {
    expect(numberNames(english, [companyNumber.id, idOf(3, 8), idOf(3, 9)], [companyNumber])).toBe('\u2068Harbour Lettings\u2069 and another number');
  });
});
