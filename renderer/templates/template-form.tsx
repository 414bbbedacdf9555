import { ArrowLeft, Paperclip, SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { TemplateChoice } from '../../shared/domain/templates/arrange-templates.ts';
import type { TemplateHindrance } from '../../shared/domain/templates/decide-template-hindrance.ts';
import type { PrefillFacts } from '../../shared/domain/templates/prefill-template.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { useNow } from '../bridge/clock.ts';
import { languageName } from '../text/language-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { TemplateFields } from './template-fields.tsx';
import { TemplatePlace } from './template-place.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { categoryWords, hindranceWords, missingWords, priceWords, qualityWords, templateTitle } from './template-words.ts';
import { useTemplateForm } from './use-template-form.ts';
import type { TemplateContent, TemplateHeader } from './use-template-form.ts';

/**
 * The file of a header. `choose` answers with it once it can be sent, or says in words why not; null when the person changed their mind. `leave`: the template was left,
 * a file that did not go with it is forgotten.
 */
export type HeaderFile = {
  readonly choose: (kind: 'image' | 'video' | 'document') => Promise<{ readonly header: TemplateHeader; readonly name: string } | { readonly problem: string } | null>;
  readonly leave: () => void;
};

type TemplateFormProps = {
  readonly choice: TemplateChoice;
  readonly contactName: string;
  readonly facts: PrefillFacts;
  readonly draft: string;
  /** As it was when it was taken back; null begins anew. */
  readonly begin: TemplateContent | null;
  readonly hindranceOf: (template: Template) => TemplateHindrance | null;
  readonly file: HeaderFile;
  readonly onBack: () => void;
  /** Answers what went wrong in words, or null when it is on its way. */
  readonly onSend: (content: OutgoingContent) => Promise<string | null>;
};

/** One template: its language, its values, and beside them what the contact will read. */
export function TemplateForm({ choice, contactName, facts, draft, begin, hindranceOf, file, onBack, onSend }: TemplateFormProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const id = useId();
  const [template, setTemplate] = useState<Template>(choice.versions.find((version) => version.id === begin?.templateId) ?? choice.versions[0]);
  const form = useTemplateForm(template, facts, begin);
  const [fileName, setFileName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const forget = useRef<(() => void) | null>(null);
  useEffect(() => () => forget.current?.(), []);
  // The row that was chosen is gone: without a new place for the focus Escape would reach nothing.
  useEffect(() => (element.current?.querySelector<HTMLElement>('.template-field input, .template-form-head button'))?.focus(), []);
  const hindrance = hindranceOf(template);
  const quality = qualityWords(words, template.quality);
  const { header } = template;
  const place = form.header?.kind === 'location' ? (form.header.name ?? form.header.address ?? `${form.header.latitude}, ${form.header.longitude}`) : null;

  const chooseFile = (kind: 'image' | 'video' | 'document') =>
    void file.choose(kind).then((chosen) => {
      if (chosen === null) return;
      setFileProblem('problem' in chosen ? chosen.problem : null);
      if ('problem' in chosen) return;
      forget.current = file.leave;
      form.setHeader(chosen.header);
      setFileName(chosen.name);
    });
  const send = async () => {
    setTried(true);
    setProblem(null);
    if (hindrance !== null || sending) return;
    if (form.refusal !== null) {
      const field = 'field' in form.refusal ? form.refusal.field : '';
      element.current?.querySelector<HTMLInputElement>(`[data-place="${CSS.escape(field)}"]`)?.focus();
      return;
    }
    setSending(true);
    const said = await onSend(form.content);
    setSending(false);
    setProblem(said);
  };

  const general = tried && form.refusal !== null && !('field' in form.refusal) ? missingWords(words, form.refusal) : null;
  return (
    <form
      ref={element} className="template-form" aria-label={templateTitle(choice.name)} noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header className="template-form-head">
        <IconButton name={text('template.back')} keys="Esc" hintSide="top" onClick={onBack}><ArrowLeft size={18} aria-hidden /></IconButton>
        <div>
          <h3>{templateTitle(choice.name)}</h3>
          <p className="template-soft">{[categoryWords(words, template.category), priceWords(words, template.category), quality].filter((part) => part !== null).join(' · ')}</p>
        </div>
      </header>
      <div className="template-form-body">
        <div className="template-fields">
          {choice.versions.length > 1 && (
            <div className="template-field">
              <label htmlFor={`${id}-language`}>{text('template.language')}</label>
              <select id={`${id}-language`} value={template.id} onChange={(event) => setTemplate(choice.versions.find((version) => version.id === event.target.value) ?? template)}>
                {choice.versions.map((version) => <option key={version.id} value={version.id}>{languageName(words, version.language)}</option>)}
              </select>
            </div>
          )}
          {header !== null && header.kind !== 'text' && header.kind !== 'location' && (
            <HeaderFileField kind={header.kind} chosen={form.header === null ? null : fileName} problem={fileProblem} onChoose={() => chooseFile(header.kind as 'image' | 'video' | 'document')} />
          )}
          {header?.kind === 'location' && <TemplatePlace begin={begin?.header?.kind === 'location' ? begin.header : null} onChange={form.setHeader} />}
          <TemplateFields template={template} form={form} draft={draft} tried={tried} />
          {template.variables.length === 0 && header?.kind !== 'location' && <p className="template-soft">{text('template.nothingToFill')}</p>}
        </div>
        <TemplatePreview template={template} values={form.values} headerWords={place ?? (form.header === null ? null : fileName)} />
      </div>
      <footer className="template-form-foot">
        <Remark alert={hindrance !== null || general !== null || problem !== null}>
          {hindrance !== null ? hindranceWords(words, hindrance, { name: contactName, now }) : (general ?? problem)}
        </Remark>
        <Button look="main" type="submit" aria-disabled={hindrance !== null || sending} className="template-send"><SendHorizontal size={16} aria-hidden /> {text('template.send')}</Button>
      </footer>
    </form>
  );
}

function Remark({ alert, children }: { readonly alert: boolean; readonly children: ReactNode }) {
  return <p className="template-remark" role={alert ? 'alert' : undefined}>{children}</p>;
}

type HeaderFileFieldProps = { readonly kind: 'image' | 'video' | 'document'; readonly chosen: string | null; readonly problem: string | null; readonly onChoose: () => void };

function HeaderFileField({ kind, chosen, problem, onChoose }: HeaderFileFieldProps) {
  const { text } = useWords();
  return (
    <div className="template-field">
      <span>{text(`template.header.${kind}`)}</span>
      <Button className="template-file" onClick={onChoose}><Paperclip size={15} aria-hidden /> {chosen === null ? text('template.file.choose') : <bdi>{chosen}</bdi>}</Button>
      {problem !== null && <p className="template-problem" role="alert">{problem}</p>}
    </div>
  );
}
