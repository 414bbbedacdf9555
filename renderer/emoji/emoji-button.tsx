import { Smile } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useWords } from '../text/use-words.tsx';
import { EmojiPicker } from './emoji-picker.tsx';

/** Opens the picker above itself. Picking closes it and gives the focus to whoever gets the emoji. */
export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { text } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="icon-button" aria-label={text('emoji.open')} title={text('emoji.open')}><Smile size={20} aria-hidden /></Popover.Trigger>
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content className="emoji-popover" side="top" align="start" sideOffset={8} collisionPadding={8} aria-label={text('emoji.open')}>
          <EmojiPicker
            onPick={(emoji) => {
              setOpen(false);
              // After the popover has given the focus back to its button.
              requestAnimationFrame(() => onPick(emoji));
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
