import { FileText, Link2, Mic, Video } from 'lucide-react';
import { useState } from 'react';
import type { Message } from '../../shared/domain/messages/message.ts';
import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import { fileOfContent } from '../../shared/domain/messages/file-of-content.ts';
import { holdings } from '../../shared/domain/search/holdings.ts';
import type { Holding } from '../../shared/domain/search/search-filters.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { mediaAddress } from '../bridge/media-address.ts';
import { contentPreview } from '../text/content-words.ts';
import { exactTime, listTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate, oneLine } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { useShared } from './use-shared.ts';

/** Longest words of a row: a link may stand in a letter. */
const rowWords = 120;

type Props = { readonly conversationId: ConversationId; readonly onShow: (id: MessageId) => void };

/** Photos, videos, files, voice and links of this conversation that are on this computer; read when the section is opened. */
export function SharedSection(props: Props) {
  const { text } = useWords();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Holding>('photo');
  return (
    <section className="panel-section" aria-label={text('about.shared')}>
      <details className="panel-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><h3>{text('about.shared')}</h3></summary>
        {open && (
          <>
            <div className="panel-kinds" role="group" aria-label={text('about.shared')}>
              {holdings.map((each) => (
                <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>{text(`about.shared.${each}`)}</button>
              ))}
            </div>
            <SharedOfKind key={kind} kind={kind} {...props} />
          </>
        )}
      </details>
    </section>
  );
}

function SharedOfKind({ kind, conversationId, onShow }: Props & { readonly kind: Holding }) {
  const { text } = useWords();
  const { shared, more } = useShared(conversationId, kind);
  if (shared === null) return null;
  if (shared.length === 0) return <p className="panel-soft">{text('about.shared.none')}</p>;
  return (
    <>
      <ul className={kind === 'photo' ? 'panel-photos' : 'panel-list'}>
        {shared.map(({ message }) => <li key={message.id}>{kind === 'photo' ? <Photo message={message} onShow={onShow} /> : <Row kind={kind} message={message} onShow={onShow} />}</li>)}
      </ul>
      {more !== null && <Button look="quiet" onClick={more}>{text('about.shared.more')}</Button>}
    </>
  );
}

function Photo({ message, onShow }: { readonly message: Message; readonly onShow: (id: MessageId) => void }) {
  const words = useWords();
  const [broken, setBroken] = useState(false);
  const now = useNow();
  const file = fileOfContent(message.content);
  const said = contentPreview(words, message.content);
  return (
    <button type="button" className="panel-photo" aria-label={words.text('about.shared.goTo', { words: `${isolate(said)}, ${listTime(words, message.at, now)}` })} onClick={() => onShow(message.id)}>
      {file?.state === 'ready' && !broken ? <img src={mediaAddress(file.id)} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} /> : <span className="panel-soft">{said.slice(0, 40)}</span>}
    </button>
  );
}

const icons = { video: Video, voice: Mic, file: FileText, link: Link2 } as const;

function Row({ kind, message, onShow }: { readonly kind: Exclude<Holding, 'photo'>; readonly message: Message; readonly onShow: (id: MessageId) => void }) {
  const words = useWords();
  const now = useNow();
  const Icon = icons[kind];
  const { content } = message;
  const said = oneLine(wordsOf(content).slice(0, rowWords)) || (kind === 'file' ? words.text('about.shared.unnamed') : contentPreview(words, content));
  return (
    <button type="button" className="panel-row" aria-label={words.text('about.shared.goTo', { words: `${isolate(said)}, ${listTime(words, message.at, now)}` })} onClick={() => onShow(message.id)}>
      <Icon size={16} aria-hidden /> <bdi>{said}</bdi> <time title={exactTime(words, message.at)}>{listTime(words, message.at, now)}</time>
    </button>
  );
}
