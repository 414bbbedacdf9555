import { useMemo, useState } from 'react';
import { useWords } from '../../text/use-words.tsx';
import { findLinks } from '../find-links.ts';
import { foldText, isOnlyEmoji } from './fold-text.ts';
import { openLink } from './link-dialog.tsx';

/** A stranger's text: folded when long, direction kept inside, web links opened by main after a click. */
export function RichText({ text: whole }: { readonly text: string }) {
  const { text } = useWords();
  const [open, setOpen] = useState(false);
  const folded = useMemo(() => foldText(whole), [whole]);
  const shown = open || folded === null ? whole : folded;
  const parts = useMemo(() => findLinks(shown), [shown]);
  return (
    <div className="rich">
      <p className="rich-text" dir="auto" data-big={isOnlyEmoji(whole)}>
        {parts.map((part, index) =>
          part.kind === 'text' ? part.text : (
            <a
              key={index} href={part.url} title={part.url} rel="noreferrer" dir="ltr"
              onClick={(event) => {
                event.preventDefault();
                openLink(part);
              }}
              onAuxClick={(event) => event.preventDefault()}
            >
              {part.text}
            </a>
          ),
        )}
        {folded !== null && !open && '…'}
      </p>
      {folded !== null && <button type="button" className="rich-more" aria-expanded={open} onClick={() => setOpen(!open)}>{text(open ? 'message.less' : 'message.more')}</button>}
    </div>
  );
}
