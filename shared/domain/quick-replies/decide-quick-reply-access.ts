import type { Person } from '../people/person.ts';
import type { QuickReplyScope } from './quick-reply.ts';

/** What a person may do with a quick reply, and by which rule. */
export type QuickReplyAccess = {
  readonly sees: boolean;
  readonly edits: boolean;
  readonly rule: 'own' | 'somebody-elses' | 'own-team' | 'other-team' | 'company' | 'managers-edit' | 'admin-writes-to-nobody';
};

/**
 * Decides who has a quick reply and who may change it; client and relay ask the same. Pure.
 *
 * One's own is one's own. What a team or the company has is changed by managers: of that team, or of any. Who administers writes to nobody and has none.
 */
export function decideQuickReplyAccess(person: Pick<Person, 'id' | 'role' | 'teamIds'>, scope: QuickReplyScope): QuickReplyAccess {
  if (person.role === 'admin') return { sees: false, edits: false, rule: 'admin-writes-to-nobody' };
  const isManager = person.role === 'manager';
  switch (scope.kind) {
    case 'own':
      return scope.personId === person.id ? { sees: true, edits: true, rule: 'own' } : { sees: false, edits: false, rule: 'somebody-elses' };
    case 'team':
      if (!person.teamIds.includes(scope.teamId)) return { sees: false, edits: false, rule: 'other-team' };
      return { sees: true, edits: isManager, rule: isManager ? 'own-team' : 'managers-edit' };
    case 'company':
      return { sees: true, edits: isManager, rule: isManager ? 'company' : 'managers-edit' };
  }
}
