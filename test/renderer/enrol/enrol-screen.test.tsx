import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EnrolScreen } from '../../../renderer/enrol/enrol-screen.tsx';
import { WordsProvider } from '../../../renderer/text/use-words.tsx';
import { createWords } from '../../../renderer/text/words.ts';
import type { Session } from '../../../shared/bridge/session.ts';

const draw = (reason: Session['cache']['reason'], locale: 'en' | 'de' = 'en') => {
  const session = { suggestedRelayUrl: null, cache: { place: reason === null ? 'disk' : 'memory', reason, rebuilt: null } } as Session;
  return renderToStaticMarkup(<WordsProvider words={createWords(locale, locale === 'en' ? 'en-GB' : 'de-DE', 'Europe/Berlin')}><EnrolScreen session={session} /></WordsProvider>);
};

describe('the screen that connects a computer', () => {
  it('says why a computer that was connected is asked again, and what to do', () => {
    expect(draw('keychain-locked')).toMatch(/role="status">This computer was connected before.*Unlock the keychain/);
    expect(draw('keychain-absent')).toMatch(/role="status">Deskline finds no keychain.*start the keychain/);
    expect(draw('keychain-locked', 'de')).toContain('Entsperren Sie ihn');
  });

  it('says nothing of a keychain that is well, and for what plain http is taken', () => {
    expect(draw(null)).not.toContain('keychain');
    expect(draw(null)).toContain('only for a relay on this computer');
  });
});
