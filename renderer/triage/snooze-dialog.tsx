import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SnoozeWish } from '../../shared/domain/conversations/decide-snooze.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import { day, hour } from '../../shared/kernel/time.ts';
import { useNow } from '../bridge/clock.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { listSnoozeChoices, localField, readLocalField } from './list-snooze-choices.ts';
import { saySnooze } from './say-snooze.ts';
import './triage.css';

type SnoozeDialogProps = {
  readonly conversations: readonly Pick<Conversation, 'state' | 'lastInboundAt'>[];
  readonly onChoose: (wish: SnoozeWish) => void;
  /** Brings them back now; null when none is put aside. */
  readonly onWake: (() => void) | null;
  readonly onClose: () => void;
};

/** Until when a conversation is out of sight. Each choice says what it comes to: nothing sleeps through the end of free text. */
export function SnoozeDialog({ conversations, onChoose, onWake, onClose }: SnoozeDialogProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [picked, setPicked] = useState(() => localField(Math.ceil((now + day) / hour) * hour));
  const help = useId();
  const choices = useRef<HTMLUListElement>(null);
  // After the dialog has opened, which would have taken the focus to its cross.
  useEffect(() => choices.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), []);
  const at = readLocalField(picked);
  const own = at === null ? null : saySnooze(words, { until: at, untilReply: false }, { conversations, now });
  return (
    <Modal title={text('snooze.title', { count: conversations.length })} closeName={text('action.close')} onClose={onClose}>
      <div className="triage-body">
        <ul className="choices" ref={choices} onKeyDown={moveInChoices}>
          {onWake !== null && (
            <li>
              <button type="button" className="choice-row" onClick={onWake}><span className="choice-row-top">{text('tools.wake')}</span></button>
            </li>
          )}
          {listSnoozeChoices(now).map(({ id, wish }) => {
            const forecast = saySnooze(words, wish, { conversations, now });
            return (
              <li key={id}>
                <button type="button" className="choice-row" disabled={!forecast.possible} onClick={() => onChoose(wish)}>
                  <span className="choice-row-top">
                    <span>{text(`snooze.choice.${id}`)}</span>
                    {forecast.time !== null && <span className="choice-row-time">{forecast.time}</span>}
                  </span>
                  {forecast.remark !== null && <span className="choice-row-remark">{forecast.remark}</span>}
                </button>
              </li>
            );
          })}
        </ul>
        <form
          className="triage-own"
          onSubmit={(event) => {
            event.preventDefault();
            if (at !== null && own?.possible === true) onChoose({ until: at, untilReply: false });
          }}
        >
          <label htmlFor={`${help}field`}>{text('snooze.own')}</label>
          <div className="triage-line">
            <input id={`${help}field`} type="datetime-local" className="entry" value={picked} min={localField(now)} aria-describedby={help} onChange={(event) => setPicked(event.target.value)} />
            <Button type="submit" look="main" disabled={own?.possible !== true}>{text('snooze.do')}</Button>
          </div>
          <p id={help} className="triage-help" role="status">{own === null ? text('snooze.own.incomplete') : (own.remark ?? '')}</p>
        </form>
        <p className="triage-note">{text('snooze.note')}</p>
      </div>
    </Modal>
  );
}

/** Arrows go from choice to choice, as in a menu; Tab does too, as everywhere. */
function moveInChoices(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const index = buttons.indexOf(event.target as HTMLElement);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1 }[event.key];
  if (next === undefined || index < 0) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}
