import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { CallFailure } from '../bridge/call.ts';
import { number } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import { refusalWords } from './remark-words.ts';

/** From here on the number of characters that are left is shown. */
const countdownFrom = 300;

type StatusProps = { readonly refusal: CallFailure<'drafts.send'> | null; readonly left: number; /** Why it must not go yet. */ readonly hindrance: string | null; readonly now: Instant };

/** Below the field: why something was not sent, and how much room is left. */
export function ComposerStatus({ refusal, left, hindrance, now }: StatusProps) {
  const words = useWords();
  const { text } = words;
  return (
    <div id="composer-status" className="composer-status">
      {refusal !== null && <p role="alert" className="composer-refusal">{refusalWords(words, refusal, now)}</p>}
      {hindrance !== null && <p>{hindrance}</p>}
      {left < countdownFrom && (
        <p role={left < 0 ? 'alert' : undefined} className="figures" data-over={left < 0}>
          {left < 0 ? text('composer.over', { count: -left, limit: number(words, outgoingLimits.text) }) : text('composer.left', { count: left })}
        </p>
      )}
    </div>
  );
}
