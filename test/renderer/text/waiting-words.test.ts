import { describe, expect, it } from 'vitest';
import { deliveryLines, deliveryOf, stageWithTime, stageWords, tickOf } from '../../../renderer/text/delivery-words.ts';
import { waitingWords } from '../../../renderer/text/waiting-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import { deliveryWaiting, undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Delivery } from '../../../shared/domain/messages/delivery.ts';

const english = createWords('en', 'en-GB', 'Europe/Berlin');
const german = createWords('de', 'de-DE', 'Europe/Berlin');
const now = Date.parse('2026-03-12T09:30:54Z');
const held: Delivery = { ...undelivered, waiting: { reason: 'pair-rate', until: now + 6_000 } };

describe('why a message waits', () => {
  it('is said with the time at which it goes, in both languages', () => {
    expect(waitingWords(english, { reason: 'pair-rate', until: now + 6_000 }, now)).toBe('Waiting: WhatsApp allows one message every 6 seconds to one person. Goes at 10:31');
    expect(waitingWords(german, { reason: 'pair-rate', until: now + 6_000 }, now)).toBe('Wartet: WhatsApp erlaubt an eine Person nur alle 6 Sekunden eine Nachricht. Geht um 10:31 hinaus');
  });

  it('names another day, says nothing of a time that nobody knows, and never a time that has passed', () => {
    const at = (until: number | null) => waitingWords(english, { reason: 'marketing-cap', until }, now).split('today. ')[1];
    expect([at(now + 25 * 3_600_000), at(null), at(now - 1), at(now)]).toEqual(['Goes tomorrow 11:30', undefined, 'Goes in a moment', 'Goes in a moment']);
    expect(waitingWords(german, { reason: 'marketing-cap', until: now + 25 * 3_600_000 }, now)).toContain('Geht morgen 11:30 hinaus');
  });

  it('has words of its own for every reason', () => {
    for (const words of [english, german]) {
      const said = deliveryWaiting.shape.reason.options.map((reason) => waitingWords(words, { reason, until: null }, now));
      expect(new Set(said).size).toBe(said.length);
      expect(said.filter((text) => !/^(?:Waiting|Wartet): /.test(text))).toEqual([]);
    }
  });

  it('is part of the stage wherever that is said, and looks like waiting, not like a fault', () => {
    const sentence = waitingWords(english, { reason: 'pair-rate', until: now + 6_000 }, now);
    expect([stageWords(english, held, now), stageWithTime(english, held, now), ...deliveryLines(english, held, now)]).toEqual([sentence, sentence, sentence]);
    expect(tickOf(held)).toBe('queued');
    expect(deliveryLines(english, { ...held, failedAt: now }, now)).toHaveLength(2);
  });

  it('is over once the message has gone, or was refused', () => {
    expect(stageWords(english, { ...held, stage: 'sent' }, now)).toBe('Sent');
    const refused = deliveryOf({ delivery: held, outbox: { state: 'refused', failure: { code: null, reason: 'window-closed', detail: null } } });
    expect(refused === null ? null : stageWords(english, refused, now)).toBe('Not sent');
    expect(stageWords(english, undelivered, now)).toBe('Waiting to be sent');
  });
});
