import { ChevronDown, Copy, Download, Forward, Info, Reply, RotateCw, SmilePlus, Undo2 } from 'lucide-react';
import { DropdownMenu, Popover } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import { fileOfContent } from '../../shared/domain/messages/file-of-content.ts';
import { EmojiPicker } from '../emoji/emoji-picker.tsx';
import { deliveryOf } from '../text/delivery-words.ts';
import { useWords } from '../text/use-words.tsx';
import { canReact, canReply, toForward } from './may-act.ts';
import { retractMessage, retryMessage, saveFile } from './message-actions.ts';
import type { ActionEnd } from './message-actions.ts';
import '../ui/menu.css';

/** What people reach for; WhatsApp's own six. */
const usualReactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

type MessageMenuProps = {
  readonly message: CachedMessage;
  /** It was opened with the keyboard: the first entry is ready. */
  readonly byKeyboard: boolean;
  /** The menu is through, and so is what it opened. */
  readonly onClosed: () => void;
  readonly onReply: (message: CachedMessage) => void;
  readonly onDetails: () => void;
  readonly onForward: () => void;
  /** An empty emoji takes ours back. */
  readonly onReact: (emoji: string) => void;
  /** Why an action did not happen, to be said at the message; null takes back what was said before. */
  readonly onProblem: (problem: string | null) => void;
};

/** What can be done with one message. Made when it is asked for, open: a thread has hundreds of messages, and the pointer passes over all of them when one scrolls. */
export function MessageMenu({ message, byKeyboard, onClosed, onReply, onDetails, onForward, onReact, onProblem }: MessageMenuProps) {
  const words = useWords();
  const { text } = words;
  const [open, setOpen] = useState(true);
  const [picking, setPicking] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKeyboard) content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [byKeyboard]);
  useEffect(() => {
    if (!open && !picking) onClosed();
  }, [open, picking, onClosed]);
  const body = wordsOf(message.content);
  const waiting = message.outbox?.state === 'waiting';
  const stage = deliveryOf(message)?.stage;
  const stuck = stage === 'failed' || stage === 'unconfirmed';
  const hasFile = fileOfContent(message.content)?.state === 'ready' && message.revokedAt === null;
  const own = message.reactions.find(({ author }) => author.kind !== 'contact')?.emoji ?? null;
  const act = async (ending: Promise<ActionEnd>) => {
    onProblem(null);
    onProblem((await ending).problem);
  };
  return (
    <Popover.Root open={picking} onOpenChange={setPicking}>
      <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
        <Popover.Anchor asChild>
          <DropdownMenu.Trigger className="message-menu icon-button" aria-label={text('message.actions')}>
            <ChevronDown size={18} aria-hidden />
          </DropdownMenu.Trigger>
        </Popover.Anchor>
        <DropdownMenu.Portal container={document.querySelector('main')}>
          <DropdownMenu.Content ref={content} className="menu" align="end" sideOffset={4} collisionPadding={8} onCloseAutoFocus={(event) => event.preventDefault()}>
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
            {canReply(message) && (
              <DropdownMenu.Item className="menu-item" onSelect={() => onReply(message)}>
                <Reply size={16} aria-hidden /> {text('message.reply')}
              </DropdownMenu.Item>
            )}
            {toForward(message) !== null && (
              <DropdownMenu.Item className="menu-item" onSelect={onForward}>
                <Forward size={16} aria-hidden /> {text('message.forward')}
              </DropdownMenu.Item>
            )}
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
            {/* Below: whoever presses Enter twice opens an answer, and sends nothing. */}
            {canReact(message) && (
              <DropdownMenu.Group className="menu-reactions" aria-label={text('react.name')} onKeyDown={moveSideways}>
                {usualReactions.map((emoji) => {
                  const ours = own === emoji;
                  return (
                    <DropdownMenu.Item key={emoji} className="menu-reaction" data-ours={ours} aria-label={text(ours ? 'react.takeBack' : 'react.with', { emoji })} onSelect={() => onReact(ours ? '' : emoji)}>
                      <span aria-hidden="true">{emoji}</span>
                    </DropdownMenu.Item>
                  );
                })}
                <DropdownMenu.Item className="menu-reaction" aria-label={text('react.more')} onSelect={() => setPicking(true)}><SmilePlus size={18} aria-hidden /></DropdownMenu.Item>
              </DropdownMenu.Group>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content className="emoji-popover" side="top" align="end" sideOffset={8} collisionPadding={8} aria-label={text('react.name')}>
          <EmojiPicker onPick={(emoji) => { setPicking(false); onReact(emoji); }} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The emoji lie side by side, and the menu knows only up and down. */
function moveSideways(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const index = items.findIndex((item) => item === document.activeElement);
  event.preventDefault();
  items[(index + step + items.length) % items.length]?.focus();
}
