import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './modal.css';

type ModalProps = {
  readonly title: string;
  readonly closeName: string;
  readonly onClose: () => void;
  /** `top`: a narrow card below the upper edge that brings its own first line instead of title and cross. */
  readonly look?: 'card' | 'wide' | 'sheet' | 'full' | 'top';
  readonly children: ReactNode;
};

/**
 * A dialog on the platform's own `<dialog>`: it keeps the focus, makes the rest inert, closes on Escape and gives the focus back, with no style
 * element that the content policy would have to allow.
 */
export function Modal({ title, closeName, onClose, look = 'card', children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // Not on the cross, where the dialog would put it: its hint would come up unasked, and take the first Escape for itself.
    body.current?.focus();
    // What the dialog is about, where it says so; else the browser takes the first button, which is the one that closes.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${look}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // Only a click that began outside, too: words that are selected by dragging past the edge end in one, and what was written would be gone.
        if (event.target === dialog.current && pressed.current === dialog.current) onClose();
      }}
    >
      <div ref={body} className="modal-body" tabIndex={-1}>
        {look !== 'top' && (
          <header className="modal-head">
            <h2>{title}</h2>
            <IconButton name={closeName} onClick={onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
