import type { Session } from '../../shared/bridge/commands.ts';
import { call } from '../bridge/call.ts';
import { useNow } from '../bridge/clock.ts';
import { inboundWords } from '../text/inbound-words.ts';
import { rebuiltWords } from '../text/rebuilt-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Choice } from '../ui/choice.tsx';
import { Screen } from '../ui/screen.tsx';
import { ManagedCard } from './managed-card.tsx';
import { StorageCard } from './storage-card.tsx';

/** What the person chooses, what the company sets, and what is kept on this computer. */
export function SettingsScreen({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const inbound = inboundWords(words, session.connection.inboundVerifiedAt, now);
  const rebuilt = rebuiltWords(words, session.cache, now);
  const { theme, locale } = session.settings;
  return (
    <Screen title={text('settings.title')} {...(session.person === null ? {} : { lead: text('settings.lead', { name: session.person.name, role: text(`role.${session.person.role}`), company: session.company?.name ?? '' }) })}>
      <section className="card-block" aria-labelledby="settings-look">
        <h2 id="settings-look">{text('settings.look')}</h2>
        <Choice
          name={text('settings.theme')} value={theme} onChange={(value) => void call('settings.store', { theme: value })}
          options={[{ value: 'system', words: text('settings.system') }, { value: 'light', words: text('settings.light') }, { value: 'dark', words: text('settings.dark') }]}
        />
        <Choice
          name={text('settings.language')} value={locale} onChange={(value) => void call('settings.store', { locale: value })}
          options={[{ value: 'system', words: text('settings.system') }, { value: 'en', words: 'English' }, { value: 'de', words: 'Deutsch' }]}
        />
      </section>
      <ManagedCard session={session} />
      <StorageCard session={session} />
      <section className="card-block" aria-labelledby="settings-about">
        <h2 id="settings-about">{text('settings.about')}</h2>
        <p>{text('settings.honest')}</p>
        {rebuilt !== null && <p className="card-soft">{rebuilt}</p>}
        {inbound !== null && <p className="card-soft figures">{inbound}</p>}
        <p className="card-soft figures">{text('settings.version', { version: session.appVersion, platform: session.platform })}</p>
      </section>
    </Screen>
  );
}
