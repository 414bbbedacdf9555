import { useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useAnswer } from '../bridge/use-answer.ts';
import { useWords } from '../text/use-words.tsx';
import { Switch } from '../ui/switch.tsx';

/** What Deskline does on this computer besides its window. */
export function DesktopCard({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const [computer, readAgain] = useAnswer('desktop.read', null);
  const [refused, setRefused] = useState<'startsAtLogin' | 'opensPhoneLinks' | null>(null);
  const known = computer.state === 'ready' ? computer.value : null;
  const { tray } = session.desktop;

  const store = (what: 'startsAtLogin' | 'opensPhoneLinks') => async (on: boolean) => {
    const answer = await call('desktop.store', { what, on });
    setRefused(answer.ok ? null : what);
    readAgain();
  };
  const isMac = session.platform === 'darwin';
  return (
    <section className="card-block" aria-labelledby="settings-desktop">
      <h2 id="settings-desktop">{text('settings.desktop')}</h2>
      <Switch name={text('settings.login')} help={text('settings.login.more')} on={known?.startsAtLogin ?? false} disabled={known === null} onChange={(on) => void store('startsAtLogin')(on)} />
      {!isMac && (
        <Switch
          name={text('settings.tray')} help={text(tray ? 'settings.tray.more' : 'settings.tray.none')} on={tray && session.settings.closeToTray} disabled={!tray}
          onChange={(on) => void call('settings.store', { closeToTray: on, closingExplained: true })}
        />
      )}
      <Switch name={text('settings.phoneLinks')} help={text('settings.phoneLinks.more')} on={known?.opensPhoneLinks ?? false} disabled={known === null} onChange={(on) => void store('opensPhoneLinks')(on)} />
      <p role="status" className="state-warn settings-status">{refused === null ? '' : text(refused === 'startsAtLogin' ? 'settings.login.refused' : 'settings.phoneLinks.refused')}</p>
    </section>
  );
}
