import type { QuickReplyScope } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Team } from '../../shared/domain/people/person.ts';
import { oneLine } from '../text/words.ts';
import type { Words } from '../text/words.ts';

/** Whose a quick reply is, in a word. */
export function scopeWords({ text }: Words, scope: QuickReplyScope, teams: readonly Team[]): string {
  if (scope.kind === 'own') return text('quick.scope.own');
  if (scope.kind === 'company') return text('quick.scope.company');
  const team = teams.find(({ id }) => id === scope.teamId);
  return team === undefined ? text('quick.scope.team') : oneLine(team.name);
}
