const longest = 1200;
const mostLines = 24;

/** The beginning of a text that is too long for a bubble, cut between characters; null when it may stand whole. Pure. */
export function foldText(text: string): string | null {
  const lines = text.split('\n', mostLines + 1);
  const byLines = lines.length > mostLines ? lines.slice(0, mostLines).join('\n') : text;
  if (byLines.length <= longest) return byLines.length < text.length ? byLines : null;
  // Never between the halves of a character, nor between a letter and its marks.
  let end = longest;
  while (end > longest - 64 && /[\udc00-\udfff]|\p{M}|\u200d|\ufe0f/u.test(byLines.charAt(end))) end -= 1;
  return byLines.slice(0, end);
}

const emojiOnly = /^(?:\p{Extended_Pictographic}(?:\ufe0f|\u200d|\p{Emoji_Modifier}|\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|\s){1,6}$/u;

/** One to three emoji and nothing else are drawn large. */
export function isOnlyEmoji(text: string): boolean {
  return text.length <= 24 && text.trim() !== '' && emojiOnly.test(text) && [...new Intl.Segmenter().segment(text.replace(/\s/g, ''))].length <= 3;
}

/** Whether its last line ends at the left: each line has the direction of its own first letter, and one without letters that of the text. */
export function endsRightToLeft(text: string): boolean {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  return runsRightToLeft(/\p{L}/u.test(last) ? last : text);
}

/** The first letter decides, as in `dir="auto"`. */
export function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}
