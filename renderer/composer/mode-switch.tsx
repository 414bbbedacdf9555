import { useWords } from '../text/use-words.tsx';

/** Answer for the client, or note for the team. */
export function ModeSwitch({ mode, onMode }: { readonly mode: 'answer' | 'note'; readonly onMode: (mode: 'answer' | 'note') => void }) {
  const { text } = useWords();
  return (
    <div className="mode-switch" role="radiogroup" aria-label={text('composer.mode')}>
      {(['answer', 'note'] as const).map((each) => (
        <label key={each} data-mode={each} title={mode === each ? undefined : text('composer.mode.keys')}>
          <input type="radio" name="composer-mode" className="hidden-words" checked={mode === each} onChange={() => onMode(each)} />
          {text(`composer.mode.${each}`)}
        </label>
      ))}
    </div>
  );
}
