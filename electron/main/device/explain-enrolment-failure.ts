import type { CommandError } from '../../../shared/bridge/commands.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';

/** Turns a relay's refusal of an enrolment into the word that the screen explains. Pure. */
export function explainEnrolmentFailure(failure: RelayFailure): CommandError<'session.enrol'>['kind'] {
  if (failure.kind === 'unreachable' || failure.kind === 'stopped') return 'unreachable';
  if (failure.kind === 'not-understood') return 'not-a-relay';
  if (failure.retry.kind === 'upgrade') return 'too-old';
  switch (failure.code) {
    case 'code-expired':
      return 'code-expired';
    case 'too-many-requests':
      return 'too-many-attempts';
    case 'unavailable':
    case 'unexpected':
      return 'unreachable';
    case 'not-found':
      return 'not-a-relay';
    default:
      return 'code-unknown';
  }
}
