import { unreachable } from '../../shared/kernel/unreachable.ts';
import { number, size } from '../text/formats.ts';
import { isolate } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { FileProblem } from './attach-files.ts';

/** Why a file was not taken, and what can be done. */
export function fileRefusalWords(words: Words, { name, refusal }: FileProblem): string {
  const { text } = words;
  const file = isolate(name);
  switch (refusal.kind) {
    case 'empty':
      return text('files.refused.empty', { name: file });
    case 'too-large':
      return text('files.refused.tooLarge', { name: file, size: size(words, refusal.length), limit: size(words, refusal.limit) });
    case 'too-many':
      return text('files.refused.tooMany', { name: file, limit: number(words, refusal.limit) });
    case 'file-refused':
      return text(refusal.rule === 'voice-needs-mono-opus' ? 'files.refused.sound' : 'files.refused.type', { name: file });
    case 'unreadable':
      return text('files.refused.picture', { name: file });
    case 'too-many-pixels':
      return text('files.refused.pixels', { name: file });
    case 'folder':
      return text('files.refused.folder', { name: file });
    case 'refused':
    case 'unexpected':
      return text('files.refused.unexpected', { name: file });
    default:
      return unreachable(refusal);
  }
}
