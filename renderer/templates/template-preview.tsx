import { Copy, ExternalLink, FileText, Image, MapPin, Phone, Reply, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { previewTemplate } from '../../shared/domain/templates/preview-template.ts';
import type { PreviewPiece } from '../../shared/domain/templates/preview-template.ts';
import type { TemplateValue } from '../../shared/domain/templates/fill-template.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import { useWords } from '../text/use-words.tsx';
import { TemplateGap } from './template-gap.tsx';

const headerIcons = { image: Image, video: Video, document: FileText, location: MapPin } as const;
const buttonIcons = { 'quick-reply': Reply, url: ExternalLink, phone: Phone, 'copy-code': Copy, flow: FileText, other: FileText } as const;

type TemplatePreviewProps = {
  readonly template: Template;
  readonly values: readonly TemplateValue[];
  /** What stands in place of a header that is a file or a place. */
  readonly headerWords: string | null;
};

/** The message as the contact will read it, with gaps where something is missing. */
export function TemplatePreview({ template, values, headerWords }: TemplatePreviewProps) {
  const { text } = useWords();
  const preview = previewTemplate(template, values);
  const { header } = preview;
  const HeaderIcon = header === null || header.kind === 'text' ? null : headerIcons[header.kind];
  return (
    <figure className="template-preview" aria-label={text('template.preview')}>
      <figcaption className="template-preview-caption">{text('template.preview.as')}</figcaption>
      <div className="template-bubble" lang={template.language.replaceAll('_', '-')} dir="auto">
        {header?.kind === 'text' && <p className="template-bubble-head"><Pieces pieces={header.pieces} /></p>}
        {header !== null && header.kind !== 'text' && HeaderIcon !== null && (
          <p className="template-bubble-file" data-missing={headerWords === null}><HeaderIcon size={20} aria-hidden /> <bdi>{headerWords ?? text(`template.header.${header.kind}`)}</bdi></p>
        )}
        <p className="template-bubble-body"><Pieces pieces={preview.body} formatted /></p>
        {preview.footer !== null && <p className="template-bubble-foot">{preview.footer}</p>}
      </div>
      {preview.buttons.length > 0 && (
        <ul className="template-bubble-buttons" aria-label={text('template.buttons')}>
          {preview.buttons.map((button, index) => {
            const Icon = buttonIcons[button.kind];
            return (
              <li key={index}>
                <span><Icon size={15} aria-hidden /> <bdi>{button.text}</bdi></span>
                {button.url !== null && <small dir="ltr"><Pieces pieces={button.url} /></small>}
              </li>
            );
          })}
        </ul>
      )}
    </figure>
  );
}

function Pieces({ pieces, formatted = false }: { readonly pieces: readonly PreviewPiece[]; readonly formatted?: boolean }) {
  if (!formatted) return pieces.map((piece, index) => (piece.kind === 'words' ? <span key={index}>{piece.text}</span> : <TemplateGap key={index} name={piece.key} value={piece.value} />));
  // One sign of the private area stands for each variable, so that marks around it are seen and marks inside a value are not.
  const written = pieces.map((piece, index) => (piece.kind === 'words' ? piece.text.replace(placeholders, '') : String.fromCharCode(firstPlaceholder + index))).join('');
  return emphasised(written, (words) =>
    words.split(/([\uE000-\uF8FF])/u).map((part, index) => {
      const piece = index % 2 === 1 ? pieces[part.charCodeAt(0) - firstPlaceholder] : undefined;
      return piece?.kind === 'variable' ? <TemplateGap key={index} name={piece.key} value={piece.value} /> : part;
    }),
  );
}

const firstPlaceholder = 0xe000;
const placeholders = /[\uE000-\uF8FF]/gu;

const marks = { '*': 'strong', '_': 'em', '~': 's' } as const;

/** WhatsApp's marks, in the template's own words: `*bold*`, `_italic_`, `~struck~`. */
function emphasised(words: string, show: (words: string) => ReactNode): ReactNode {
  const parts = words.split(/(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u);
  return parts.map((part, index) => {
    if (index % 3 === 0) return <span key={index}>{show(part)}</span>;
    if (index % 3 === 1) return null;
    const Tag = marks[parts[index - 1] as keyof typeof marks];
    return <Tag key={index}>{show(part)}</Tag>;
  });
}
