import type { Destination } from '../../../shared/bridge/destination.ts';
import { parseDeskLink } from '../../../shared/domain/desktop/parse-desk-link.ts';
import type { DeskLink } from '../../../shared/domain/desktop/parse-desk-link.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { followLink } from './follow-link.ts';

/** Links that came from outside, until it is known where they lead. */
export type Links = {
  /** Takes a link as the system handed it over. Whatever it is, the person gets an answer in the window. */
  readonly follow: (text: string) => void;
  /** The desk is there, or its line to the relay has changed: what waits is tried again. */
  readonly again: () => void;
};

/** @param desk what is needed to follow a link; null before enrolment and while starting: then it waits. */
export function createLinks(parts: {
  readonly desk: () => Parameters<typeof followLink>[1] | null;
  readonly navigate: (to: Destination) => void;
  readonly log: Log;
}): Links {
  // The newest alone: who clicks twice wants the second.
  let waiting: DeskLink | null = null;
  let following = false;
  let askedAgain = false;
  const again = () => {
    const desk = parts.desk();
    const link = waiting;
    if (following) {
      askedAgain = true;
      return;
    }
    if (desk === null || link === null) return;
    waiting = null;
    askedAgain = false;
    following = true;
    followLink(link, desk)
      .then((step) => {
        // A link that came meanwhile takes its place.
        if (step.kind === 'wait') waiting ??= step.link;
        else parts.log.info('link.followed', { kind: step.kind === 'go' ? step.to.kind : step.kind });
        if (step.kind === 'go') parts.navigate(step.to);
      })
      .catch((error: unknown) => parts.log.error('link.failed', describeError(error)))
      .finally(() => {
        following = false;
        // Only when something has happened while the answer was on its way: asking without a reason would never end.
        if (askedAgain) again();
      });
  };
  return {
    follow: (text) => {
      const link = parseDeskLink(text);
      if (!link.ok) {
        parts.log.info('link.refused', { reason: link.error });
        return parts.navigate({ kind: 'link-refused', reason: link.error });
      }
      waiting = link.value;
      again();
    },
    again,
  };
}
