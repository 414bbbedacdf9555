import { LayoutTemplate, Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { arrangeTemplates } from '../../shared/domain/templates/arrange-templates.ts';
import type { TemplateChoice } from '../../shared/domain/templates/arrange-templates.ts';
import { decideTemplateHindrance } from '../../shared/domain/templates/decide-template-hindrance.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { useNow } from '../bridge/clock.ts';
import { followFavourites, useFavourites } from '../bridge/favourites-store.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { wishedLanguages } from '../text/wished-languages.ts';
import { isolate } from '../text/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Skeleton } from '../ui/states.tsx';
import { TemplateForm } from './template-form.tsx';
import type { HeaderFile } from './template-form.tsx';
import { TemplateList } from './template-list.tsx';
import type { TemplateContent } from './use-template-form.ts';
import { followTemplates, readTemplates, useTemplates } from './templates-store.ts';
import './templates.css';

type TemplatePickerProps = {
  readonly summary: ConversationSummary;
  readonly session: Session;
  /** What was typed as free text: it can become a value. */
  readonly draft: string;
  readonly file: HeaderFile;
  /** One that was sent and taken back: it is open again, with its values. */
  readonly begin: TemplateContent | null;
  /** Stands above the list: why free text is closed. */
  readonly children?: ReactNode;
  readonly onSend: (content: OutgoingContent) => Promise<string | null>;
  /** Back to the field; null where free text is closed and there is none. */
  readonly onClose: (() => void) | null;
};

/** Chooses, fills and sends a template, in the place of the field. */
export function TemplatePicker({ summary, session, draft, file, begin, children, onSend, onClose }: TemplatePickerProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const { contact, conversation } = summary;
  const { reading } = useTemplates();
  const favourites = useFavourites((state) => state.templates);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<TemplateChoice | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => followTemplates(), []);
  useEffect(() => followFavourites(), []);
  const blocked = contact.blockedOn?.includes(conversation.numberId) === true;
  const marketingStoppedAt = contact.marketingStoppedAt ?? null;
  const hindranceOf = (template: Template) => decideTemplateHindrance(template, { marketingStoppedAt, blocked, now });
  const choices = useMemo(
    () =>
      reading.state !== 'ready' ? [] : arrangeTemplates(reading.templates, {
        numberId: conversation.numberId, languages: wishedLanguages(contact, words), favourites, query, hindranceOf: (template) => decideTemplateHindrance(template, { marketingStoppedAt, blocked, now: 0 }),
      }),
    [reading, conversation.numberId, contact, words, favourites, query, marketingStoppedAt, blocked],
  );
  // Once, as soon as the templates are here; who leaves it stays out.
  const [reopens, setReopens] = useState(begin);
  if (reopens !== null && reading.state === 'ready') {
    setReopens(null);
    setChosen(choices.find(({ versions }) => versions.some(({ id }) => id === reopens.templateId)) ?? null);
  }
  const displayName = contact.displayName.trim();
  const facts = { contactName: displayName === '' ? null : displayName, myName: session.person?.name ?? null, company: session.company?.name ?? null };
  const back = () => {
    // At once: a second Escape that comes before the next frame must find the search it clears.
    flushSync(() => setChosen(null));
    field.current?.focus();
  };

  return (
    <section
      ref={section} className="template-picker" aria-label={text('template.picker')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (chosen === null && query === '' && onClose === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (chosen !== null) back();
        else if (query !== '') setQuery('');
        else onClose?.();
      }}
    >
      {children}
      {chosen !== null ? (
        <TemplateForm
          key={chosen.name} choice={chosen} contactName={isolate(contactName(words, contact))} draft={draft} begin={chosen.versions.some(({ id }) => id === begin?.templateId) ? begin : null} hindranceOf={hindranceOf} file={file}
          facts={facts}
          onBack={back}
          onSend={async (content) => {
            const problem = await onSend(content);
            if (problem === null) setChosen(null);
            return problem;
          }}
        />
      ) : (
        <>
          <div className="template-search">
            <Search size={17} aria-hidden />
            <input
              ref={field} type="search" value={query} autoFocus={onClose !== null} aria-label={text('template.search')} placeholder={text('template.search')} maxLength={100}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                const rows = section.current?.querySelectorAll<HTMLButtonElement>('.template-row');
                if (event.key === 'ArrowDown') {
                  event.preventDefault();
                  rows?.[0]?.focus();
                } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                  event.preventDefault();
                  const [first] = choices;
                  if (first !== undefined) setChosen(first);
                }
              }}
            />
            {onClose !== null && <IconButton name={text('template.close')} keys="Esc" onClick={onClose}><X size={18} aria-hidden /></IconButton>}
          </div>
          <p className="hidden-words" role="status">{reading.state === 'ready' && query !== '' ? text('template.found', { count: choices.length }) : ''}</p>
          {reading.state === 'loading' && <Skeleton words={text('template.loading')} rows={3} look="table" />}
          {reading.state === 'failed' && <p className="template-soft">{text('template.failed')} <Button look="quiet" onClick={() => void readTemplates()}>{text('action.retry')}</Button></p>}
          {reading.state === 'ready' && choices.length === 0 && (
            <p className="template-none"><LayoutTemplate size={18} aria-hidden /> {text(query === '' ? 'template.none' : 'template.nothingFound')}</p>
          )}
          {choices.length > 0 && <TemplateList choices={choices} facts={facts} onChoose={setChosen} onLeaveUp={() => field.current?.focus()} />}
        </>
      )}
    </section>
  );
}
