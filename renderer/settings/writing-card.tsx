import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { Choice } from '../ui/choice.tsx';
import { Switch } from '../ui/switch.tsx';
import { SpellingChoice } from './spelling-choice.tsx';

/** Seconds that are offered; what stands in between (set by another version) is shown as the next one below. */
const undoChoices = ['0', '5', '10', '20'] as const;

/** Which key sends, how long a message can be taken back, and keys that work alone. */
export function WritingCard({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const { sendKey, undoSeconds, singleKeyShortcuts } = session.settings;
  const control = session.platform === 'darwin' ? '⌘' : text('settings.key.control');
  const enter = text('settings.key.enter');
  return (
    <section className="card-block" aria-labelledby="settings-writing">
      <h2 id="settings-writing">{text('settings.writing')}</h2>
      <Choice
        name={text('settings.sendKey')} value={sendKey} onChange={(value) => void call('settings.store', { sendKey: value })}
        options={[{ value: 'enter', words: enter }, { value: 'ctrl-enter', words: `${control} + ${enter}` }]}
      />
      <p className="card-soft settings-below">{sendKey === 'enter' ? text('settings.sendKey.enter') : text('settings.sendKey.ctrl', { control })}</p>
      <Choice
        name={text('settings.undo')} value={undoChoices.findLast((choice) => Number(choice) <= undoSeconds) ?? '0'}
        onChange={(value) => void call('settings.store', { undoSeconds: Number(value) })}
        options={undoChoices.map((value) => ({ value, words: value === '0' ? text('settings.undo.none') : text('settings.undo.seconds', { count: Number(value) }) }))}
      />
      <p className="card-soft settings-below">{text('settings.undo.more')}</p>
      <SpellingChoice session={session} />
      <Switch name={text('settings.singleKeys')} help={text('settings.singleKeys.more')} on={singleKeyShortcuts} onChange={(on) => void call('settings.store', { singleKeyShortcuts: on })} />
    </section>
  );
}
