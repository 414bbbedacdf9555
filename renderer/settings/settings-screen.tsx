import type { Session } from '../../shared/bridge/session.ts';
import { QuickRepliesCard } from '../quick-replies/quick-replies-card.tsx';
import { useWords } from '../text/use-words.tsx';
import { Screen } from '../ui/screen.tsx';
import { AboutCard } from './about-card.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { DesktopCard } from './desktop-card.tsx';
import { NoticesCard } from './notices-card.tsx';
import { StorageCard } from './storage-card.tsx';
import { WritingCard } from './writing-card.tsx';
import './settings.css';

/** What the person chooses, what the company sets (with a lock on it), and what is kept on this computer. */
export function SettingsScreen({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const { person } = session;
  const lead = person === null ? {} : { lead: text('settings.lead', { name: person.name, role: text(`role.${person.role}`), company: session.company?.name ?? '' }) };
  return (
    <Screen title={text('settings.title')} {...lead}>
      <AppearanceCard session={session} />
      {person?.role !== 'admin' && <WritingCard session={session} />}
      {person?.role !== 'admin' && <QuickRepliesCard session={session} />}
      <NoticesCard session={session} />
      <DesktopCard session={session} />
      <StorageCard session={session} />
      <AboutCard session={session} />
    </Screen>
  );
}
