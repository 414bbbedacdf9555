import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { isolate } from '../text/words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { showMoreOfArchive, useArchive } from './archive-store.ts';
import { HitRow } from './hit-row.tsx';
import { useSearch } from './search-store.ts';

type ArchiveHitsProps = { readonly session: Session; readonly onOpen: (id: ConversationId, messageId: MessageId) => void };

/** What the company found beyond this computer; each hit says why it is not here. */
export function ArchiveHits({ session, onOpen }: ArchiveHitsProps) {
  const { text } = useWords();
  const { hits, next, state } = useArchive();
  const question = useSearch();
  if (hits.length === 0 && next === null) return null;
  const days = session.policy.settings.retention.messageDays;
  return (
    <section data-waiting={state === 'searching' || undefined}>
      <h3>{text('archive.hits', { company: isolate(session.company?.name ?? '') })}</h3>
      <ul>
        {hits.map((hit) => (
          <li key={hit.message.id}>
            <HitRow
              hit={hit} contact={hit.contact} away={hit.why === 'older' ? text('archive.older', { count: days }) : text('archive.notHereYet')}
              onOpen={() => onOpen(hit.conversation.id, hit.message.id)}
            />
          </li>
        ))}
      </ul>
      {next !== null && <Button look="quiet" className="search-more" onClick={() => void showMoreOfArchive(question)}>{text('search.more')}</Button>}
    </section>
  );
}
