import { useEffect } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { listWidths } from '../../shared/domain/preferences/usual-preferences.ts';
import { followInbox } from '../inbox/inbox-store.ts';
import { followPresence } from '../bridge/presence-store.ts';
import { useWords } from '../text/use-words.tsx';
import { later } from '../ui/later.tsx';
import { SplitHandle } from '../ui/split-handle.tsx';
import { BeginPlace } from './begin-place.tsx';
import { CommandsLayer } from './commands-layer.tsx';
import { LinkNoticeDialog } from './link-notice.tsx';
import { ListColumn } from './list-column.tsx';
import { goTo, setListWidth, useListWidth, useNavigation } from './navigation-store.ts';
import { OutboxPlace } from './outbox-place.tsx';
import { Rail } from './rail.tsx';
import { StatusStrip } from './status-strip.tsx';
import { ThreadColumn } from './thread-column.tsx';
import { TriageLayer } from './triage-layer.tsx';
import { WindowTitle } from './window-title.tsx';
import { followNavigation } from './follow-navigation.ts';
import './frame.css';

const TeamScreen = later(() => import('../team/team-screen.tsx').then((part) => part.TeamScreen), ScreenComing);
const AdminScreen = later(() => import('../admin/admin-screen.tsx').then((part) => part.AdminScreen), ScreenComing);
const SettingsScreen = later(() => import('../settings/settings-screen.tsx').then((part) => part.SettingsScreen), ScreenComing);
const ArchivePlace = later(() => import('./archive-place.tsx').then((part) => part.ArchivePlace));

type FrameProps = { readonly session: Session; readonly lookUntil: number | null };

/** Rail, list, thread and panel, or one of the whole screens. */
export function Frame({ session, lookUntil }: FrameProps) {
  const { text } = useWords();
  const place = useNavigation((navigation) => navigation.place);
  const conversationId = useNavigation((navigation) => navigation.conversationId);
  const archive = useNavigation((navigation) => navigation.archive);
  const listWidth = useListWidth(session);
  const reads = session.person?.role !== 'admin';
  const quiet = session.duty.state === 'quiet';

  useEffect(() => (reads ? followInbox() : undefined), [reads]);
  useEffect(followNavigation, []);
  useEffect(() => (reads ? followPresence() : undefined), [reads]);
  useEffect(() => {
    if (!reads && (place === 'inbox' || place === 'search')) goTo('admin');
  }, [reads, place]);

  const chats = reads && (place === 'inbox' || place === 'search');
  return (
    <div className="frame" data-open={conversationId !== null || archive !== null}>
      <Rail session={session} showCounts={!quiet} />
      <div className="frame-main">
        {chats ? (
          <main className="frame-chats">
            <h1 className="hidden-words">Deskline</h1>
            <section className="frame-list" style={{ inlineSize: listWidth }} aria-label={text(place === 'search' ? 'search.title' : 'inbox.title')}>
              <ListColumn session={session} showCounts={!quiet} />
              <OutboxPlace session={session} />
            </section>
            <SplitHandle name={text('frame.split')} value={listWidth} min={listWidths.min} max={listWidths.max} onChange={setListWidth} />
            {archive === null ? <ThreadColumn session={session} /> : <ArchivePlace session={session} archive={archive} />}
          </main>
        ) : (
          <Screen place={place} session={session} />
        )}
        <StatusStrip session={session} lookUntil={lookUntil} />
      </div>
      <WindowTitle quiet={quiet} />
      <CommandsLayer session={session} />
      <LinkNoticeDialog />
      {reads && <TriageLayer session={session} />}
      {reads && <BeginPlace session={session} />}
    </div>
  );
}

function Screen({ place, session }: { readonly place: string; readonly session: Session }) {
  if (place === 'team') return <TeamScreen session={session} />;
  if (place === 'admin') return <AdminScreen session={session} />;
  return <SettingsScreen session={session} />;
}

/** The room of a screen while its file is read. */
function ScreenComing() {
  return <main className="screen" tabIndex={-1} aria-busy />;
}
