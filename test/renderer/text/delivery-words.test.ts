import { describe, expect, it } from 'vitest';
import { graphErrorTable, findGraphError } from '../../../relay/whatsapp/graph/graph-error-table.ts';
import { failureTopic, failureWords } from '../../../renderer/text/delivery-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import { relayErrorCode } from '../../../shared/protocol/errors.ts';

const english = createWords('en', 'en-GB');
const german = createWords('de', 'de-DE');
const failure = (reason: string) => ({ code: null, reason, detail: null });

/** Set by the relay when the contact has no number any more, before Meta is asked. */
const ofTheRelay = ['number-changed'];
const reasons = [...new Set([...[...graphErrorTable.values()].map((entry) => entry.reason), findGraphError(250).reason, ...ofTheRelay])];
/** Codes that never end an entry of the outbox: they belong to enrolment, media, marking as read and handing over, or carry the advice to wait. */
const elsewhere = ['code-unknown', 'code-expired', 'media-pending', 'media-failed', 'nothing-to-mark', 'unavailable', 'triage-refused'];

describe('why a message was not sent', () => {
  it.each(reasons)('has words of its own for %s', (reason) => {
    expect(failureTopic(reason)).not.toBeNull();
    if (reason === 'unknown') return;
    for (const words of [english, german]) expect(failureWords(words, failure(reason)).why).not.toBe(failureWords(words, null).why);
  });

  it.each(relayErrorCode.options.filter((code) => !elsewhere.includes(code)).concat('upgrade' as never))("has words for the relay's own %s", (code) => {
    expect(failureTopic(code)).not.toBeNull();
  });

  it('says a reason of a newer relay as unknown, and never shows it raw', () => {
    for (const reason of ['from-the-future', 'constructor', '__proto__']) {
      const said = failureWords(english, failure(reason));
      expect(said).toEqual(failureWords(english, null));
      expect(said.why).not.toContain(reason);
    }
  });
});
