import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { ConversationId, MediaId, MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { deliveredAs, fromContact, fromUs, seededRandom } from '../../support/cache-content.ts';
import { emoji, languageShares, vocabulary } from './vocabulary.ts';

/** One contact's way of writing, and whose conversation it is. */
export type Writer = { readonly conversationId: ConversationId; readonly language: string };

/** Makes messages as a letting agency has them; the same seed makes the same ones. */
export type MessageMaker = {
  readonly draw: () => number;
  readonly id: (at: number) => string;
  /** @param at UTC milliseconds. `previous` is what a quote may refer to. */
  readonly message: (writer: Writer, at: number, previous: MessageId | null) => Message;
  readonly words: (language: string, count: number) => string;
  readonly language: () => string;
};

/** A word made up of two others keeps rare words rare: without it the whole index would be a few hundred words. */
const madeUpShare = 0.12;

/** @param people who writes from our side. */
export function makeMessages(seed: number, people: readonly PersonId[]): MessageMaker {
  const draw = seededRandom(seed);
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One;
  const id = (at: number): string => makeId(at, Uint8Array.from({ length: 10 }, () => Math.floor(draw() * 256)));
  const usual = (language: string): string => {
    const list = vocabulary[language] ?? [];
    // Few words are most of what is written, as in any language.
    return list[Math.floor(list.length * draw() ** 2.2)] ?? '';
  };
  const word = (language: string): string => {
    if (draw() < madeUpShare) return `${usual(language)}${pick(vocabulary[language] ?? ['']).toLocaleLowerCase()}`;
    return draw() < 0.04 ? String(Math.floor(draw() ** 3 * 90_000) + 10) : usual(language);
  };
  const words = (language: string, count: number): string => {
    const text = Array.from({ length: count }, () => word(language)).join(' ');
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
  };
  // Half of all messages have up to seven words; one in a hundred is a letter.
  const body = (language: string): string => {
    const count = draw() < 0.01 ? 80 + Math.floor(draw() * 240) : 1 + Math.floor(-Math.log(1 - draw()) * 9);
    return `${words(language, Math.min(count, 320))}${draw() < 0.12 ? ` ${pick(emoji)}` : '.'}`;
  };
  const caption = (language: string): string | null => (draw() < 0.4 ? body(language) : null);
  const file = (at: number, mimeType: string, size: number): { readonly id: MediaId; readonly mimeType: string; readonly size: number; readonly state: 'ready'; readonly failure: null } => ({
    id: id(at) as MediaId, mimeType, size: Math.floor(size * (0.3 + draw())), state: 'ready', failure: null,
  });
  const content = (language: string, at: number, ours: boolean): MessageContent => {
    const share = draw();
    if (share < 0.815) return { kind: 'text', body: body(language) };
    if (share < 0.89) return { kind: 'image', media: file(at, 'image/jpeg', 180_000), caption: caption(language) };
    if (share < 0.935) return { kind: 'audio', media: file(at, 'audio/ogg; codecs=opus', 40_000), voice: true };
    if (share < 0.965) return { kind: 'document', media: file(at, 'application/pdf', 400_000), fileName: `${words(language, 2).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.pdf`, caption: caption(language) };
    if (share < 0.975) return { kind: 'video', media: file(at, 'video/mp4', 3_000_000), caption: caption(language) };
    if (share < 0.985) return { kind: 'sticker', media: file(at, 'image/webp', 60_000), animated: false };
    if (share < 0.991) return { kind: 'location', latitude: 52.5 + draw(), longitude: 13.3 + draw(), name: words(language, 2), address: words(language, 4) };
    if (share < 0.994) return { kind: 'contacts', cards: [{ name: words(language, 2), phones: [{ number: '+49 30 123456', label: null }], emails: [], organisation: null }] };
    if (ours) return { kind: 'template', name: 'appointment_reminder', language, text: body(language) };
    return { kind: 'choice', source: 'button', id: 'yes', title: words(language, 1), description: null };
  };
  return {
    draw,
    id,
    words,
    language: () => {
      let share = draw();
      return languageShares.find(([, part]) => (share -= part) < 0)?.[0] ?? 'en';
    },
    message: ({ conversationId, language }, at, previous) => {
      const ours = draw() < 0.45;
      const common = { id: id(at) as MessageId, conversationId, at, content: content(language, at, ours), quotedMessageId: draw() < 0.06 ? previous : null };
      if (!ours) {
        const reactions = draw() < 0.03 ? [{ author: { kind: 'person' as const, personId: pick(people) }, emoji: pick(emoji), at: at + 60_000 }] : [];
        return fromContact(0, { ...common, forwarded: draw() < 0.01 ? 'yes' : 'no', reactions });
      }
      return fromUs(0, { ...common, author: { kind: 'person', personId: pick(people) }, delivery: deliveredAs('read', { sentAt: at + 500, deliveredAt: at + 1_500, readAt: at + 90_000 }) });
    },
  };
}
