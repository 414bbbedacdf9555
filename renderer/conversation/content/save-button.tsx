import { Check, Download } from 'lucide-react';
import { useState } from 'react';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../text/use-words.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../message-actions.ts';

/** Saves the file of a message through the system's dialog, and says how it ended. Cancelling says nothing. */
export function SaveButton({ id, name }: { readonly id: MessageId; readonly name: string }) {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setState('busy');
    setProblem(null);
    const end = await saveFile(words, id);
    setState(end.done ? 'saved' : 'idle');
    setProblem(end.problem);
  };
  return (
    <>
      <Button disabled={state === 'busy'} aria-label={words.text('media.saveNamed', { name })} onClick={() => void save()}>
        <Download size={16} aria-hidden /> {words.text('media.save')}
      </Button>
      <span className="save-end" role="status">{state === 'saved' && <><Check size={15} aria-hidden /> {words.text('media.saved')}</>}</span>
      {problem !== null && <span className="save-problem" role="alert">{problem}</span>}
    </>
  );
}
