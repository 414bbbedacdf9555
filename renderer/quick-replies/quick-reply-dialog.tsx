import { Plus, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { decideQuickReplyAccess } from '../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import { quickReplyPlaces } from '../../shared/domain/quick-replies/quick-reply-places.ts';
import type { QuickReply, QuickReplyScope, QuickReplyText } from '../../shared/domain/quick-replies/quick-reply.ts';
import { call } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { languageName } from '../text/language-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Modal } from '../ui/modal.tsx';
import { useKept } from '../ui/use-kept.ts';
import { quickReplyProblem } from './quick-reply-words.ts';
import { scopeWords } from './scope-words.ts';

/** Languages that are offered for words of their own; others can come from elsewhere and stay. */
const languages = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ro', 'ru', 'tr', 'uk'] as const;

type Written = { readonly scope: QuickReplyScope | undefined; readonly shortcut: string; readonly title: string; readonly texts: readonly QuickReplyText[] };

type QuickReplyDialogProps = { readonly session: Session; readonly reply: QuickReply | null; readonly onClose: () => void };

/** Writes a new quick reply, or changes one. It is kept at the relay, because others may have it too. */
export function QuickReplyDialog({ session, reply, onClose }: QuickReplyDialogProps) {
  const words = useWords();
  const { text } = words;
  const id = useId();
  const teams = useDirectory((directory) => directory.teams);
  const { person } = session;
  const scopes: readonly QuickReplyScope[] =
    person === null ? [] : ([{ kind: 'own', personId: person.id }, ...person.teamIds.map((teamId) => ({ kind: 'team' as const, teamId })), { kind: 'company' }] satisfies QuickReplyScope[]).filter((scope) => decideQuickReplyAccess(person, scope).edits);
  const [{ scope, shortcut, title, texts }, change, forget] = useKept<Written>(`quick-reply ${reply?.id ?? 'new'}`, JSON.stringify(reply), {
    scope: reply?.scope ?? scopes[0], shortcut: reply?.shortcut ?? '', title: reply?.title ?? '', texts: reply?.texts ?? [{ language: null, body: '' }],
  });
  const setTexts = (next: readonly QuickReplyText[]) => change({ texts: next });
  const [problem, setProblem] = useState<{ readonly field: string | null; readonly said: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useRef(new Map<number, HTMLTextAreaElement>());
  const problemAt = (field: string) => (problem?.field === field ? <p id={`${id}-${field}-problem`} className="quick-problem" role="alert">{problem.said}</p> : null);
  const marks = (field: string) => ({ 'aria-invalid': problem?.field === field, ...(problem?.field === field ? { 'aria-describedby': `${id}-${field}-problem` } : {}) });
  const write = (index: number, part: Partial<QuickReplyText>) => setTexts(texts.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const free = languages.filter((language) => !texts.some((each) => each.language === language));

  const store = async () => {
    if (busy || scope === undefined) return;
    setBusy(true);
    const answer = await call('quickReplies.store', { id: reply?.id ?? null, scope, shortcut, title, texts: [...texts] });
    setBusy(false);
    if (!answer.ok) return setProblem(quickReplyProblem(words, answer.error));
    leave();
  };
  const leave = () => {
    forget();
    onClose();
  };
  const keyOf = (each: QuickReplyScope) => (each.kind === 'team' ? each.teamId : each.kind);

  return (
    <Modal title={text(reply === null ? 'quick.new' : 'quick.edit')} closeName={text('action.close')} onClose={onClose}>
      <form
        className="quick-form" noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        {scopes.length > 1 && scope !== undefined && (
          <Choice
            name={text('quick.for')} value={keyOf(scope)} onChange={(key) => change({ scope: scopes.find((each) => keyOf(each) === key) })}
            options={scopes.map((each) => ({ value: keyOf(each), words: scopeWords(words, each, teams) }))}
          />
        )}
        <div className="quick-field">
          <label htmlFor={`${id}-shortcut`}>{text('quick.shortcut')}</label>
          <input id={`${id}-shortcut`} type="text" autoComplete="off" spellCheck={false} data-first-focus value={shortcut} placeholder="/" {...marks('shortcut')} onChange={(event) => change({ shortcut: event.target.value })} />
          {problemAt('shortcut')}
        </div>
        <div className="quick-field">
          <label htmlFor={`${id}-title`}>{text('quick.title')}</label>
          <input id={`${id}-title`} type="text" autoComplete="off" value={title} {...marks('title')} onChange={(event) => change({ title: event.target.value })} />
          {problemAt('title')}
        </div>
        {texts.map((each, index) => {
          const name = each.language === null ? text('quick.text') : text('quick.textIn', { language: languageName(words, each.language) });
          return (
            <div key={each.language ?? ''} className="quick-field">
              <span className="quick-field-head">
                <label htmlFor={`${id}-text-${index}`}>{name}</label>
                {texts.length > 1 && <IconButton name={text('quick.removeText', { name })} onClick={() => setTexts(texts.filter((_, at) => at !== index))}><Trash2 size={15} aria-hidden /></IconButton>}
              </span>
              <textarea
                id={`${id}-text-${index}`} rows={3} dir="auto" lang={each.language ?? undefined} spellCheck value={each.body} {...marks(`texts.${index}`)}
                ref={(element) => {
                  if (element === null) fields.current.delete(index);
                  else fields.current.set(index, element);
                }}
                onChange={(event) => write(index, { body: event.target.value })}
              />
              {problemAt(`texts.${index}`)}
              <span className="quick-places">
                {quickReplyPlaces.map((place) => (
                  <button key={place} type="button" className="quick-place" onClick={() => {
                    const field = fields.current.get(index);
                    const at = field?.selectionStart ?? each.body.length;
                    write(index, { body: `${each.body.slice(0, at)}{{${place}}}${each.body.slice(field?.selectionEnd ?? at)}` });
                    field?.focus();
                  }}>{text(`quick.place.${place}`)}</button>
                ))}
              </span>
            </div>
          );
        })}
        <p className="card-soft">{text('quick.places.more')}</p>
        {free.length > 0 && (
          <label className="quick-language">
            <Plus size={15} aria-hidden /> <span>{text('quick.addLanguage')}</span>
            <select value="" onChange={(event) => setTexts([...texts, { language: event.target.value, body: '' }])}>
              <option value="" disabled>{text('quick.chooseLanguage')}</option>
              {free.map((language) => <option key={language} value={language}>{languageName(words, language)}</option>)}
            </select>
          </label>
        )}
        {problemAt('texts')}
        {problem?.field === null && <p className="quick-problem" role="alert">{problem.said}</p>}
        <div className="quick-ways"><Button onClick={leave}>{text('quick.cancel')}</Button><Button look="main" type="submit" aria-disabled={busy}>{text('quick.keep')}</Button></div>
      </form>
    </Modal>
  );
}
