import { ChevronDown, Copy, Download, Info, Reply, RotateCw, Undo2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/commands.ts';
import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import { fileOfContent } from '../../shared/domain/messages/file-of-content.ts';
import { deliveryOf } from '../text/delivery-words.ts';
import { useWords } from '../text/use-words.tsx';
import { retractMessage, retryMessage, saveFile } from './message-actions.ts';
import type { ActionEnd } from './message-actions.ts';
import '../ui/menu.css';

type MessageMenuProps = {
  readonly message: CachedMessage;
  /** The pointer or the focus is on the message: the button is worth having. */
  readonly shown: boolean;
  readonly onReply: (message: CachedMessage) => void;
  readonly onDetails: () => void;
  /** Why an action did not happen, to be said at the message; null takes back what was said before. */
  readonly onProblem: (problem: string | null) => void;
};

/** What can be done with one message. Made only when the message is at hand: a thread has hundreds. */
export function MessageMenu({ message, shown, onReply, onDetails, onProblem }: MessageMenuProps) {
  const words = useWords();
  const { text } = words;
  const [open, setOpen] = useState(false);
  if (!shown && !open) return null;
  const body = wordsOf(message.content);
  const waiting = message.outbox?.state === 'waiting';
  const stage = deliveryOf(message)?.stage;
  const stuck = stage === 'failed' || stage === 'unconfirmed';
  const hasFile = fileOfContent(message.content)?.state === 'ready' && message.revokedAt === null;
  const act = async (ending: Promise<ActionEnd>) => {
    onProblem(null);
    onProblem((await ending).problem);
  };
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className="message-menu icon-button" aria-label={text('message.actions')}>
        <ChevronDown size={18} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {stuck && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void act(retryMessage(words, message.id))}>
              <RotateCw size={16} aria-hidden /> {text('action.retry')}
            </DropdownMenu.Item>
          )}
          {waiting && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void act(retractMessage(words, message.id))}>
              <Undo2 size={16} aria-hidden /> {text('message.retract')}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menu-item" onSelect={() => onReply(message)}>
            <Reply size={16} aria-hidden /> {text('message.reply')}
          </DropdownMenu.Item>
          {hasFile && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void act(saveFile(words, message.id))}>
              <Download size={16} aria-hidden /> {text('media.save')}
            </DropdownMenu.Item>
          )}
          {body !== '' && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void navigator.clipboard.writeText(body)}>
              <Copy size={16} aria-hidden /> {text('message.copy')}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menu-item" onSelect={onDetails}>
            <Info size={16} aria-hidden /> {text('message.details')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
