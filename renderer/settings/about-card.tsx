import type { Session } from '../../shared/bridge/session.ts';
import { useNow } from '../bridge/clock.ts';
import { inboundWords } from '../text/inbound-words.ts';
import { rebuiltWords } from '../text/rebuilt-words.ts';
import { useWords } from '../text/use-words.tsx';
import { useSetBy } from './locked.tsx';

/** What Deskline is, which one this is, and how its line and its cache are doing. */
export function AboutCard({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const inbound = inboundWords(words, session.connection.inboundVerifiedAt, now);
  const rebuilt = rebuiltWords(words, session.cache, now);
  const setBy = useSetBy(session);
  return (
    <section className="card-block" aria-labelledby="settings-about">
      <h2 id="settings-about">{text('settings.about')}</h2>
      <p>{text('settings.honest')}</p>
      {rebuilt !== null && <p className="card-soft">{rebuilt}</p>}
      {inbound !== null && <p className="card-soft figures">{inbound}</p>}
      <p className="card-soft">{setBy}</p>
      <p className="card-soft figures">{text('settings.version', { version: session.appVersion, platform: session.platform })}</p>
    </section>
  );
}
