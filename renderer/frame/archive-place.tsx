import type { Session } from '../../shared/bridge/session.ts';
import { ArchiveView } from '../search/archive-view.tsx';
import { openArchive, openConversation } from './navigation-store.ts';
import type { useNavigation } from './navigation-store.ts';

type Archive = NonNullable<ReturnType<typeof useNavigation.getState>['archive']>;

/** The company's archive in place of the thread. */
export function ArchivePlace({ session, archive }: { readonly session: Session; readonly archive: Archive }) {
  return (
    <ArchiveView
      key={`${archive.conversationId} ${archive.messageId}`} conversationId={archive.conversationId} messageId={archive.messageId} session={session}
      onBack={() => openArchive(null)} onOpen={(id) => openConversation(id)}
    />
  );
}
