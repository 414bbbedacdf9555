import { Building2, MonitorCheck } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { isolate } from '../text/words.ts';
import type { TextKey, Words } from '../text/words.ts';
import { useWords } from '../text/use-words.tsx';
import { useArchive } from './archive-store.ts';

/** Says in words what is searched and what is not. */
export function ScopeBar({ session }: { readonly session: Session }) {
  const words = useWords();
  const archive = useArchive();
  const here = session.cache.place === 'memory' ? words.text('search.scope.memory') : words.text('search.scope.here', { count: session.policy.settings.retention.messageDays });
  const away = awayWords(words, session, archive);
  return (
    <div className="search-scope">
      <p><MonitorCheck size={14} aria-hidden /> <span>{here}</span></p>
      <p data-away={away.searched ? undefined : true}><Building2 size={14} aria-hidden /> <span>{away.words}</span></p>
    </div>
  );
}

/** What is said about the company's part. Pure. */
export function awayWords(words: Words, session: Pick<Session, 'connection' | 'company'>, archive: { readonly state: ReturnType<typeof useArchive.getState>['state']; readonly complete: boolean }): { readonly words: string; readonly searched: boolean } {
  const company = isolate(session.company?.name ?? '');
  const say = (key: TextKey, searched: boolean) => ({ words: words.text(key, { company }), searched });
  const line = session.connection.state;
  if (archive.state === 'refused' || line === 'refused') return say('search.scope.refused', false);
  if (archive.state === 'offline' || line === 'offline' || line === 'connecting') return say('search.scope.offline', false);
  if (archive.state === 'short') return say('search.scope.short', false);
  if (archive.state === 'searching') return say('search.scope.searching', true);
  if (archive.state === 'ready' && !archive.complete) return say('search.scope.incomplete', true);
  return say(line === 'behind' ? 'search.scope.behind' : 'search.scope.searched', true);
}
