import { ArrowRightLeft, CircleCheckBig, Clock, EllipsisVertical, Eye, PencilLine, RotateCcw, UserRound, UserRoundPlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Presence } from '../../shared/domain/presence/presence.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { presenceWords } from '../text/presence-words.ts';
import { useWords } from '../text/use-words.tsx';
import { snoozeWords } from '../text/work-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import '../ui/menu.css';
import './triage.css';

export type ThreadAct = 'assign' | 'take' | 'handOver' | 'snooze' | 'close' | 'reopen';

type ThreadToolsProps = {
  readonly conversation: Conversation;
  readonly me: Person | null;
  readonly people: readonly Person[];
  readonly present: readonly Presence[];
  readonly now: Instant;
  readonly onAct: (act: ThreadAct) => void;
};

/** In the head of a thread: who else is here, whose it is, and what can be done with it; in a narrow window, in one menu. */
export function ThreadTools({ conversation, me, people, present, now, onAct }: ThreadToolsProps) {
  const words = useWords();
  const { text } = words;
  const assignee = people.find(({ id }) => id === conversation.assigneeId) ?? null;
  const whose = conversation.assigneeId === null ? text('tools.nobody') : text('tools.assignee', { name: assignee?.name ?? text('author.colleague') });
  const there = presenceWords(words, present, people);
  const closed = conversation.state === 'closed';
  const snoozed = conversation.snooze === null ? null : snoozeWords(words, conversation.snooze, now);
  const state = closed ? text('tools.closed') : snoozed;
  const acts: readonly (readonly [ThreadAct, string, string, ReactNode])[] = [
    ...(conversation.assigneeId === me?.id ? [] : [['take', text('keys.take'), 'E', <UserRound key="take" size={18} aria-hidden />] as const]),
    ['assign', text('keys.assign'), 'A', <UserRoundPlus key="assign" size={18} aria-hidden />],
    ['handOver', text('keys.handOver'), 'H', <ArrowRightLeft key="handOver" size={18} aria-hidden />],
    ...(closed ? [] : [['snooze', text('keys.snooze'), 'S', <Clock key="snooze" size={18} aria-hidden />] as const]),
    closed || snoozed !== null
      ? ['reopen', text(closed ? 'tools.reopen' : 'tools.wake'), closed ? 'C' : '', <RotateCcw key="reopen" size={18} aria-hidden />]
      : ['close', text('tools.close'), 'C', <CircleCheckBig key="close" size={18} aria-hidden />],
  ];
  return (
    <>
      <div className="tools-present" role="status">
        {there !== null && (
          <span className="tools-chip">
            {present.some(({ act }) => act === 'typing') ? <PencilLine size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            <span>{there}</span>
          </span>
        )}
      </div>
      {state !== null && <span className="tools-state" title={state}>{closed ? <CircleCheckBig size={14} aria-hidden /> : <Clock size={14} aria-hidden />}<span>{state}</span></span>}
      <button type="button" className="tools-assignee" title={whose} onClick={() => onAct('assign')}>
        {assignee === null ? <span className="pick-nobody"><UserRoundPlus size={16} aria-hidden /></span> : <Avatar name={assignee.name} seed={assignee.id} size={28} />}
        <span className="hidden-words">{whose}. {text('keys.assign')}</span>
      </button>
      <div className="tools-wide">
        {acts.filter(([act]) => act !== 'assign' && act !== 'take').map(([act, name, keys, icon]) => (
          <IconButton key={act} name={name} {...(keys === '' ? {} : { keys })} onClick={() => onAct(act)}>{icon}</IconButton>
        ))}
      </div>
      <div className="tools-narrow">
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger className="icon-button" aria-label={text('tools.more')}><EllipsisVertical size={18} aria-hidden /></DropdownMenu.Trigger>
          <DropdownMenu.Portal container={document.querySelector('main')}>
            <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
              {acts.map(([act, name, , icon]) => (
                // After the menu has given the focus back, so that a dialog can take it.
                <DropdownMenu.Item key={act} className="menu-item" onSelect={() => requestAnimationFrame(() => onAct(act))}>{icon} {name}</DropdownMenu.Item>
              ))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      </div>
    </>
  );
}
