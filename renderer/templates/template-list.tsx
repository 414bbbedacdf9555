import { Star } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { TemplateChoice } from '../../shared/domain/templates/arrange-templates.ts';
import { prefillTemplate } from '../../shared/domain/templates/prefill-template.ts';
import type { PrefillFacts } from '../../shared/domain/templates/prefill-template.ts';
import { previewTemplate } from '../../shared/domain/templates/preview-template.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { toggleFavouriteTemplate } from '../bridge/favourites-store.ts';
import { languageName } from '../text/language-words.ts';
import { useWords } from '../text/use-words.tsx';
import { IconButton } from '../ui/button.tsx';
import { TemplateGap } from './template-gap.tsx';
import { categoryWords, statusWords, templateTitle } from './template-words.ts';

type TemplateListProps = { readonly choices: readonly TemplateChoice[]; /** What is known of whom it goes to. */ readonly facts: PrefillFacts; readonly onChoose: (choice: TemplateChoice) => void; readonly onLeaveUp: () => void };

/** Templates to choose from. The arrow keys go through them; above the first is the field of the search. */
export function TemplateList({ choices, facts, onChoose, onLeaveUp }: TemplateListProps) {
  const words = useWords();
  const { text } = words;
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.template-row')];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    if (to < 0) onLeaveUp();
    else rows[Math.min(to, rows.length - 1)]?.focus();
  };
  return (
    <ul className="template-list" aria-label={text('template.list')} onKeyDown={move}>
      {choices.map((choice) => {
        const [first, ...others] = choice.versions;
        const title = templateTitle(choice.name);
        return (
          <li key={choice.name} className="template-item" data-hindered={choice.hindrance !== null}>
            <button type="button" className="template-row" onClick={() => onChoose(choice)}>
              <span className="template-row-head">
                <strong>{title}</strong>
                <span className="template-chip">{categoryWords(words, first.category)}</span>
                {choice.hindrance?.kind === 'status' && <span className="template-chip" data-tone="warn">{statusWords(words, first.status)}</span>}
                {choice.hindrance !== null && choice.hindrance.kind !== 'status' && <span className="template-chip" data-tone="warn">{text('template.notNow')}</span>}
              </span>
              <span className="template-row-body" lang={first.language.replaceAll('_', '-')} dir="auto"><RowBody template={first} facts={facts} /></span>
              <span className="template-row-foot">{[first, ...others].map(({ language }) => languageName(words, language)).join(' · ')}</span>
            </button>
            <IconButton
              name={text(choice.favourite ? 'template.favourite.remove' : 'template.favourite.add', { name: title })} aria-pressed={choice.favourite} className="template-star"
              onClick={() => toggleFavouriteTemplate(choice.name)}
            >
              <Star size={17} aria-hidden fill={choice.favourite ? 'currentColor' : 'none'} />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}

/** As it would be opened for this contact: their name where it belongs, and gaps where something is still to be written. The examples of its author are nobody's values. */
function RowBody({ template, facts }: { readonly template: Template; readonly facts: PrefillFacts }) {
  const { body } = previewTemplate(template, prefillTemplate(template, facts));
  return body.map((piece, index) => (piece.kind === 'words' ? <span key={index}>{piece.text.replaceAll(marks, '$1$2')}</span> : <TemplateGap key={index} name={piece.key} value={piece.value} />));
}

/** WhatsApp's marks around words, which a line of a list does not draw. */
const marks = /(^|[\s\p{P}])[*_~]|[*_~]($|[\s\p{P}])/gu;
