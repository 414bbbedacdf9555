/** Words of a template beside one of its gaps. */
export type WordsAround = { readonly side: 'after' | 'before'; readonly words: string };

const place = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/u;
/** So many tell what a gap is for; more make a label a sentence. */
const most = 3;
/** UTF-16 units; a longer stretch is no label. */
const longest = 40;

/**
 * What stands in a template's text right before one of its gaps, and where nothing does, right after it: 'Dear' of `Dear {{1}},`. It tells what a gap is for whose author gave it
 * but a number. Another gap, and the end of a line, end the stretch. Pure; null where the gap stands alone.
 */
export function wordsAround(text: string, key: string): WordsAround | null {
  const parts = text.split(new RegExp(place.source, 'gu'));
  const at = parts.findIndex((part, index) => index % 2 === 1 && part === key);
  if (at < 0) return null;
  const before = wordsOf((parts[at - 1] ?? '').split(/\n/u).at(-1) ?? '').slice(-most).join(' ');
  if (before !== '') return { side: 'after', words: before.slice(-longest).trim() };
  const after = wordsOf((parts[at + 1] ?? '').split(/\n/u)[0] ?? '').slice(0, most).join(' ');
  return after === '' ? null : { side: 'before', words: after.slice(0, longest).trim() };
}

/** Without WhatsApp's marks and without signs that stand alone; what ends a sentence leaves its words. */
function wordsOf(stretch: string): readonly string[] {
  return stretch.split(/\s+/u).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter((word) => word !== '');
}
