import { Command } from 'cmdk';
import { UserRound, UserRoundX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Person } from '../../shared/domain/people/person.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { useWords } from '../text/use-words.tsx';
import { oneLine } from '../text/words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Modal } from '../ui/modal.tsx';
import './triage.css';

type AssignDialogProps = {
  readonly count: number;
  /** Who may look after them, without this person. */
  readonly people: readonly Person[];
  readonly me: Person;
  /** Who does now; undefined when several do. */
  readonly assigneeId: PersonId | null | undefined;
  /** What is known of a colleague at this moment, e.g. that they look at the conversation. */
  readonly remarkOf: (id: PersonId) => string | null;
  readonly onChoose: (assigneeId: PersonId | null) => void;
  readonly onClose: () => void;
};

/** Who looks after a conversation: this person, a colleague, or nobody. */
export function AssignDialog({ count, people, me, assigneeId, remarkOf, onChoose, onClose }: AssignDialogProps) {
  const { text } = useWords();
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has opened, which would have taken the focus to its cross.
  useEffect(() => field.current?.focus(), []);
  const remark = (id: PersonId) => (assigneeId === id ? text('assign.now') : remarkOf(id));
  const entry = (id: PersonId, name: string, spoken: string) => (
    <Command.Item key={id} value={`${oneLine(name)} ${id}`} className="pick" onSelect={() => onChoose(id)}>
      <Avatar name={name} seed={id} size={32} />
      <span className="pick-words"><bdi>{spoken}</bdi></span>
      {remark(id) !== null && <span className="pick-remark">{remark(id)}</span>}
    </Command.Item>
  );
  return (
    <Modal title={text('assign.title', { count })} closeName={text('action.close')} onClose={onClose}>
      <Command className="triage-body" label={text('assign.title', { count })} vimBindings={false} loop>
        <div className="triage-search">
          <UserRound size={16} aria-hidden />
          <Command.Input ref={field} placeholder={text('assign.search')} />
        </div>
        <Command.List className="picks" label={text('assign.list')}>
          <Command.Empty className="triage-note">{text('assign.empty')}</Command.Empty>
          {entry(me.id, me.name, text('assign.me', { name: oneLine(me.name) }))}
          {people.map((person) => entry(person.id, person.name, oneLine(person.name)))}
          <Command.Item value={text('assign.nobody')} className="pick" onSelect={() => onChoose(null)}>
            <span className="pick-nobody"><UserRoundX size={16} aria-hidden /></span>
            <span className="pick-words">{text('assign.nobody')}</span>
            {assigneeId === null && <span className="pick-remark">{text('assign.now')}</span>}
          </Command.Item>
        </Command.List>
      </Command>
    </Modal>
  );
}
