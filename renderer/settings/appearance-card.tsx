import { Minus, Plus } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { largestZoom, smallestZoom } from '../../shared/domain/desktop/zoom.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';

/** Theme, density, language and the size of everything. */
export function AppearanceCard({ session }: { readonly session: Session }) {
  const { text, locale } = useWords();
  const { theme, density, locale: language } = session.settings;
  const { zoomPercent } = session.desktop;
  const zoom = (direction: 'in' | 'out' | 'usual') => () => void call('window.zoom', { direction });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(zoomPercent / 100);
  const mod = session.platform === 'darwin' ? '⌘' : text('settings.key.control');
  return (
    <section className="card-block" aria-labelledby="settings-look">
      <h2 id="settings-look">{text('settings.look')}</h2>
      <Choice
        name={text('settings.theme')} value={theme} onChange={(value) => void call('settings.store', { theme: value })}
        options={[{ value: 'system', words: text('settings.system') }, { value: 'light', words: text('settings.light') }, { value: 'dark', words: text('settings.dark') }]}
      />
      <Choice
        name={text('settings.density')} value={density} onChange={(value) => void call('settings.store', { density: value })}
        options={[{ value: 'comfortable', words: text('settings.comfortable') }, { value: 'compact', words: text('settings.compact') }]}
      />
      <Choice
        name={text('settings.language')} value={language} onChange={(value) => void call('settings.store', { locale: value })}
        options={[{ value: 'system', words: text('settings.system') }, { value: 'en', words: 'English' }, { value: 'de', words: 'Deutsch' }]}
      />
      <div role="group" aria-labelledby="settings-size" className="settings-size">
        <p id="settings-size" className="settings-name">{text('settings.size')}</p>
        <div className="settings-stepper">
          <IconButton name={text('settings.smaller')} keys={`${mod} −`} disabled={zoomPercent <= smallestZoom} onClick={zoom('out')}><Minus size={16} aria-hidden /></IconButton>
          <output className="figures">{percent}</output>
          <IconButton name={text('settings.larger')} keys={`${mod} +`} disabled={zoomPercent >= largestZoom} onClick={zoom('in')}><Plus size={16} aria-hidden /></IconButton>
          {zoomPercent !== 100 && <Button look="quiet" onClick={zoom('usual')}>{text('settings.usualSize')}</Button>}
        </div>
      </div>
      <p className="card-soft">{text('settings.system.more')}</p>
    </section>
  );
}
