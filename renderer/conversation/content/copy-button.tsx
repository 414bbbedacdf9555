import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { after } from '../../bridge/clock.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { IconButton } from '../../ui/button.tsx';

const saidMs = 2000;

/** Copies a few characters that one would else have to type. */
export function CopyButton({ text: copied }: { readonly text: string }) {
  const { text } = useWords();
  const [done, setDone] = useState(false);
  useEffect(() => (done ? after(saidMs, () => setDone(false)) : undefined), [done]);
  return (
    <>
      <IconButton className="copy" name={text('card.copy', { words: isolate(copied) })} onClick={() => void navigator.clipboard.writeText(copied).then(() => setDone(true), () => undefined)}>
        {done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </IconButton>
      <span className="hidden-words" role="status">{done ? text('card.copied') : ''}</span>
    </>
  );
}
