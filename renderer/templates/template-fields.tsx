import { ClipboardPaste } from 'lucide-react';
import { useId } from 'react';
import { tidyVariable } from '../../shared/domain/templates/tidy-variable.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { useWords } from '../text/use-words.tsx';
import { oneLine } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { missingWords, variableName } from './template-words.ts';
import { placeOf } from './use-template-form.ts';
import type { TemplateForm } from './use-template-form.ts';

type TemplateFieldsProps = {
  readonly template: Template;
  readonly form: TemplateForm;
  /** What was typed as free text; it can be put into any field. */
  readonly draft: string;
  /** Sending was tried: what is missing is said now. */
  readonly tried: boolean;
};

/** One field for each variable, with what its author gave as an example. */
export function TemplateFields({ template, form, draft, tried }: TemplateFieldsProps) {
  const words = useWords();
  const { text } = words;
  const group = useId();
  const offered = tidyVariable(draft);
  return template.variables.map((variable) => {
    const place = placeOf(variable);
    const name = variableName(words, template, variable);
    const value = form.valueOf(variable);
    const { refusal } = form;
    const isMeant = refusal !== null && 'field' in refusal && refusal.field === place;
    // An empty field is no mistake before somebody wanted to send it.
    const problem = isMeant && (tried || value.trim() !== '') ? missingWords(words, refusal) : null;
    const id = `${group}-${place}`;
    return (
      <div key={place} className="template-field">
        <label htmlFor={id}>{name}</label>
        <input
          id={id} type="text" dir="auto" autoComplete="off" spellCheck value={value} data-place={place}
          aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : `${id}-problem`}
          placeholder={variable.example === null ? undefined : text('template.example', { example: oneLine(variable.example) })}
          onChange={(event) => form.write(variable, event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (!/[\n\r\t]/u.test(pasted)) return;
            // A field of one line would glue the lines together.
            event.preventDefault();
            const { selectionStart, selectionEnd } = event.currentTarget;
            form.write(variable, value.slice(0, selectionStart ?? value.length) + tidyVariable(pasted) + value.slice(selectionEnd ?? value.length));
          }}
        />
        {problem !== null && <p id={`${id}-problem`} className="template-problem">{problem}</p>}
        {offered !== '' && variable.part === 'body' && value.trim() === '' && (
          <Button look="quiet" className="template-offer" onClick={() => form.write(variable, offered)}>
            <ClipboardPaste size={15} aria-hidden /> {text('template.useDraft')}
          </Button>
        )}
      </div>
    );
  });
}
