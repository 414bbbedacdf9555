import { Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Fact } from './fact.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { useReveal } from './use-reveal.ts';

/** The number: its end, and for a minute and a reason all of it. */
export function NumberFact({ contact, onRevealed }: { readonly contact: Contact; readonly onRevealed: () => void }) {
  const { text } = useWords();
  const { number, left, ask, hide } = useReveal(contact.id);
  const [asking, setAsking] = useState(false);
  const [copied, setCopied] = useState(false);
  if (contact.maskedNumber === null) return <Fact name={text('panel.number')}>{text('panel.noNumber')}</Fact>;
  return (
    <Fact name={text('panel.number')}>
      <span className="panel-line-with">
        <bdi className="figures" data-shown={number !== null || undefined}>{number ?? contact.maskedNumber}</bdi>
        {number === null ? (
          <Button look="quiet" onClick={() => { setCopied(false); setAsking(true); }}><Eye size={15} aria-hidden /> {text('about.reveal')}</Button>
        ) : (
          <>
            <IconButton name={text('about.reveal.copy')} onClick={() => void navigator.clipboard.writeText(number).then(() => setCopied(true))}><Copy size={15} aria-hidden /></IconButton>
            <IconButton name={text('about.reveal.hide')} onClick={hide}><EyeOff size={15} aria-hidden /></IconButton>
          </>
        )}
      </span>
      <span className="panel-soft panel-line">{number === null ? text('panel.masked') : `${text('about.reveal.left', { count: left })}${copied ? ` · ${text('about.reveal.copied')}` : ''}`}</span>
      <span className="hidden-words" role="status">{number === null ? '' : text('about.reveal.shown')}</span>
      {asking && (
        <RevealDialog
          onClose={() => setAsking(false)}
          onAsk={async (reason, words) => {
            const problem = await ask(reason, words);
            if (problem === null) onRevealed();
            return problem;
          }}
        />
      )}
    </Fact>
  );
}
