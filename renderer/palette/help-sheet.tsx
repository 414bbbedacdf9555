import { useWords } from '../text/use-words.tsx';
import { Keys } from '../ui/keys.tsx';
import { Modal } from '../ui/modal.tsx';
import { keysOf, shortcuts } from './shortcuts.ts';
import type { ShortcutId } from './shortcuts.ts';
import './palette.css';

type HelpSheetProps = {
  readonly mac: boolean;
  readonly singleKeys: boolean;
  /** Has an entry for each shortcut that does something for this person. */
  readonly available: { readonly [Id in ShortcutId]?: unknown };
  readonly onClose: () => void;
};

/** All shortcuts, drawn from the table that the keys are heard by. */
export function HelpSheet({ mac, singleKeys, available, onClose }: HelpSheetProps) {
  const { text } = useWords();
  const shown = shortcuts.filter((shortcut) => available[shortcut.id] !== undefined && (singleKeys || 'with' in shortcut));
  const places = ['everywhere', 'page', 'row'] as const;
  return (
    <Modal look="wide" title={text('help.title')} closeName={text('action.close')} onClose={onClose}>
      <div className="help-sheet" tabIndex={0} role="region" aria-label={text('help.title')}>
        <div className="help-columns">
          {places.map((where) => {
            const own = shown.filter((shortcut) => shortcut.where === where);
            return own.length === 0 ? null : (
              <section key={where}>
                <h3>{text(`help.where.${where}`)}</h3>
                <dl>
                  {own.map((shortcut) => (
                    <div key={shortcut.id}>
                      <dt>{text(shortcut.words)}</dt>
                      <dd><Keys keys={keysOf(shortcut, mac)} /></dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
          <section>
            <h3>{text('help.where.list')}</h3>
            <dl>
              <div><dt>{text('help.list.move')}</dt><dd><Keys keys={['↑', '↓']} /></dd></div>
              <div><dt>{text('help.list.open')}</dt><dd><Keys keys={[text('help.key.enter')]} /></dd></div>
              <div><dt>{text('help.list.extend')}</dt><dd><Keys keys={[text('help.key.shift'), '↓']} /></dd></div>
              <div><dt>{text('help.list.leave')}</dt><dd><Keys keys={['Esc']} /></dd></div>
            </dl>
          </section>
        </div>
        <p className="help-note">{text(singleKeys ? 'help.singleKeys.on' : 'help.singleKeys.off')}</p>
      </div>
    </Modal>
  );
}
