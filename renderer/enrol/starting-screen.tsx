import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { readSession } from '../bridge/session-store.ts';
import { Mark } from '../ui/mark.tsx';
import './enrol.css';

/** While main opens the cache. After a failure it says what is safe and offers to try again. */
export function StartingScreen({ failed }: { readonly failed: { readonly report: string } | null }) {
  const { text } = useWords();
  return (
    <main className="starting">
      <Mark size={48} />
      {failed === null ? (
        <>
          <h1 className="hidden-words">Deskline</h1>
          <p className="starting-words" role="status">{text('starting.words')}</p>
        </>
      ) : (
        <div role="alert" className="starting-failed">
          <h1>{text('starting.failed')}</h1>
          <p>{text('starting.failed.more')}</p>
          {failed.report !== '' && <p>{text('fault.report', { report: failed.report })}</p>}
          <Button look="main" onClick={() => void readSession()}>{text('action.retry')}</Button>
        </div>
      )}
    </main>
  );
}
