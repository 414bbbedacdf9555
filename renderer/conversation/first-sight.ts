import type { CachedMessage } from '../../shared/bridge/cached-message.ts';

/** Pixels, hardly ever more than what is drawn: `thread.css`, `bubble.css` and `content.css`, in the compact density. `turn`: above the first message of somebody else. */
const least = { bubble: 36, turn: 9, line: 21, picture: 150 } as const;
/** Letters that one line of a bubble takes of a text that is written narrowly. */
const lineLetters = 100;
/** Of a text no more lines than this are counted: a long one is folded. */
const mostLines = 9;

/**
 * The newest messages that fill the window for certain. Opening a conversation draws these and no others before it is painted; the rest comes directly after, above them,
 * where nobody sees it come. Pure.
 *
 * @param messages oldest first. @param height pixels that are to be filled.
 */
export function firstSight(messages: readonly CachedMessage[], height: number): readonly CachedMessage[] {
  let filled = 0;
  let from = messages.length;
  while (from > 0 && filled < height) {
    from -= 1;
    filled += leastHeight(messages[from]) + (isTurn(messages[from], messages[from - 1]) ? least.turn : 0);
  }
  return messages.slice(from);
}

function isTurn(message: CachedMessage | undefined, before: CachedMessage | undefined): boolean {
  return (message?.author.kind === 'contact') !== (before?.author.kind === 'contact');
}

function leastHeight(message: CachedMessage | undefined): number {
  if (message === undefined || message.revokedAt !== null) return least.bubble;
  const { content } = message;
  if (content.kind === 'image' || content.kind === 'video' || content.kind === 'sticker') return content.media.state === 'ready' ? least.picture : least.bubble;
  if (content.kind !== 'text') return least.bubble;
  return least.bubble + least.line * (Math.min(mostLines, Math.ceil(content.body.length / lineLetters)) - 1);
}
