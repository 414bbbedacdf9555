import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../text/use-words.tsx';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** While somebody drags files over the window: says where they would go. They may be dropped anywhere. */
export function DropZone({ name, onFiles }: { readonly name: string; readonly onFiles: (files: readonly File[]) => void }) {
  const { text } = useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child leaves its parent: only the sum tells whether the pointer is in the window.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      setOver(depth > 0);
    };
    const allow = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return over ? (
    <div className="drop-zone" aria-hidden="true">
      <p><Upload size={24} aria-hidden /> {text('files.drop', { name })}</p>
    </div>
  ) : null;
}
