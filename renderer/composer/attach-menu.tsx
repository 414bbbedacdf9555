import { ContactRound, MapPin, Paperclip, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { useWords } from '../text/use-words.tsx';
import '../ui/menu.css';

type AttachMenuProps = { readonly onFiles: (files: readonly File[]) => void; readonly onLocation: () => void; readonly onContact: () => void };

/** What can go beside words. The system's own dialog chooses files; the page gets their bytes and names, never a path. */
export function AttachMenu({ onFiles, onLocation, onContact }: AttachMenuProps) {
  const { text } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser} type="file" multiple hidden aria-hidden="true" tabIndex={-1} data-chooser="files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="icon-button composer-tool" aria-label={text('attach.open')}><Plus size={20} aria-hidden /></DropdownMenu.Trigger>
        <DropdownMenu.Portal container={document.querySelector('main')}>
          <DropdownMenu.Content className="menu" side="top" align="start" sideOffset={6} collisionPadding={8}>
            <DropdownMenu.Item className="menu-item" onSelect={() => chooser.current?.click()}><Paperclip size={16} aria-hidden /> {text('attach.files')}</DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={onLocation}><MapPin size={16} aria-hidden /> {text('attach.location')}</DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={onContact}><ContactRound size={16} aria-hidden /> {text('attach.contact')}</DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  );
}
