import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { useWords } from '../text/use-words.tsx';
import { oneLine } from '../text/words.ts';
import { groupReactions } from './group-reactions.ts';

type ReactionsProps = { readonly message: CachedMessage; readonly nameOf: (author: CachedMessage['author']) => string; readonly onReact: (emoji: string) => void };

/** Who reacted with what. A press takes ours back, or gives the same. */
export function Reactions({ message, nameOf, onReact }: ReactionsProps) {
  const { text } = useWords();
  return (
    <div className="bubble-reactions">
      {groupReactions(message.reactions).map(({ emoji, authors, ours }) => {
        const names = authors.map((author) => oneLine(nameOf(author))).join(', ');
        const name = text(ours ? 'react.takeBackNamed' : 'react.alsoNamed', { emoji, names });
        return (
          <button key={emoji} type="button" className="reaction" aria-pressed={ours} aria-label={name} title={`${emoji} ${names}`} onClick={() => onReact(ours ? '' : emoji)}>
            <span aria-hidden="true">{emoji}</span>{authors.length > 1 && <span className="figures" aria-hidden="true">{authors.length}</span>}
          </button>
        );
      })}
    </div>
  );
}
