import { HardDrive, MemoryStick } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { useWords } from '../text/use-words.tsx';
import { Locked } from './locked.tsx';

/** What is kept on this computer, how, and until when. */
export function StorageCard({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const { cache, policy } = session;
  const { messageDays, attachmentDays } = policy.settings.retention;
  const onDisk = cache.place === 'disk';
  const until = (days: number) => (onDisk ? text('managed.days', { count: days }) : text('managed.untilQuit'));
  return (
    <section className="card-block" aria-labelledby="settings-kept">
      <h2 id="settings-kept">{text('storage.title')}</h2>
      <p className="storage-line">
        {onDisk ? <HardDrive size={18} aria-hidden /> : <MemoryStick size={18} aria-hidden />}
        <span>{onDisk ? text('storage.disk') : `${text('state.memory')}. ${text(`state.memory.${cache.reason ?? 'policy'}`)}`}</span>
      </p>
      <dl className="managed">
        <Locked name={text('managed.messages')} session={session}>{until(messageDays)}</Locked>
        <Locked name={text('managed.files')} session={session}>{attachmentDays === 0 ? text('managed.files.never') : until(attachmentDays)}</Locked>
      </dl>
      <p className="card-soft">{text('panel.kept.company')}</p>
    </section>
  );
}
