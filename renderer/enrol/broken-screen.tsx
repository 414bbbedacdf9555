import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import './enrol.css';

/** In place of a screen that could not be drawn: what is safe, and what to do. */
export function BrokenScreen({ onAgain }: { readonly onAgain: () => void }) {
  const { text } = useWords();
  return (
    <main className="starting">
      <Mark size={48} />
      <div role="alert" className="starting-failed">
        <h1>{text('broken.title')}</h1>
        <p>{text('broken.more')}</p>
        <Button look="main" onClick={onAgain}>{text('action.retry')}</Button>
      </div>
    </main>
  );
}
