import { X } from 'lucide-react';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { IconButton } from '../ui/button.tsx';
import { showFileProblems, useFileProblems } from './attach-files.ts';
import { fileRefusalWords } from './file-refusal-words.ts';

/** Which files were not taken, and why. */
export function FileProblems({ conversationId }: { readonly conversationId: ConversationId }) {
  const words = useWords();
  const problems = useFileProblems((state) => state.problems[conversationId]) ?? [];
  if (problems.length === 0) return null;
  return (
    <div className="file-problems" role="alert">
      <ul>{problems.map((problem, index) => <li key={index}>{fileRefusalWords(words, problem)}</li>)}</ul>
      <IconButton name={words.text('files.refused.close')} onClick={() => showFileProblems(conversationId, [])}><X size={16} aria-hidden /></IconButton>
    </div>
  );
}
