import { acceptQuickReply } from '../../shared/domain/quick-replies/accept-quick-reply.ts';
import { decideQuickReplyAccess } from '../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import type { QuickReply, QuickReplyScope } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { StoreQuickReplyRequest } from '../../shared/protocol/quick-replies.ts';
import type { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import type { LogEntry } from '../event-log/append-to-log.ts';
import { loadQuickReplies } from './load-quick-replies.ts';

type Storing = { readonly companyId: string; readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>; readonly now: Instant };

/**
 * Keeps a quick reply, or changes the one with this id. Whoever moves one from one scope to another must be allowed to change both.
 * `forbidden` · `conflict`: the shortcut is taken in this scope, or the id is somebody else's · `content-refused`: with the field and the rule.
 */
export async function storeQuickReply(database: Database, { companyId, person, now }: Storing, request: StoreQuickReplyRequest): Promise<Result<QuickReply, RelayRefusal>> {
  const accepted = acceptQuickReply(request);
  if (!accepted.ok) return fail({ code: 'content-refused', about: { field: accepted.error.field, rule: accepted.error.rule } });
  const { id, scope, shortcut, title, texts } = accepted.value;
  if (!decideQuickReplyAccess(person, scope).edits) return fail('forbidden');
  try {
    return await database.transaction(async (transaction): Promise<Result<QuickReply, RelayRefusal>> => {
      const [owner] = await transaction.query<{ company_id: string }>('SELECT company_id FROM quick_reply WHERE id = $1 FOR UPDATE', [id]);
      if (owner !== undefined && owner.company_id !== companyId) return fail('conflict');
      const before = (await loadQuickReplies(transaction, [id])).get(id);
      if (before !== undefined && !decideQuickReplyAccess(person, before.scope).edits) return fail('forbidden');
      if (before !== undefined && isSame(before, accepted.value)) return succeed(before);
      await transaction.query(
        `INSERT INTO quick_reply (id, company_id, team_id, person_id, shortcut, title, texts, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
         ON CONFLICT (id) DO UPDATE SET team_id = excluded.team_id, person_id = excluded.person_id, shortcut = excluded.shortcut, title = excluded.title,
           texts = excluded.texts, changed_at = excluded.changed_at`,
        [id, companyId, teamOf(scope), scope.kind === 'own' ? scope.personId : null, shortcut, title, JSON.stringify(texts), now],
      );
      const teams = new Set([teamOf(scope), ...(before === undefined ? [] : [teamOf(before.scope)])]);
      await appendToLog(transaction, companyId, [...teams].map((teamId): LogEntry => ({ entity: 'quick-reply', id, teamId })), now);
      return succeed({ id, scope, shortcut, title, texts, changedAt: now });
    });
  } catch (error) {
    // Another one of the scope has the shortcut, perhaps since a moment ago.
    if (isUniqueViolation(error)) return fail('conflict');
    throw error;
  }
}

function teamOf(scope: QuickReplyScope): string | null {
  return scope.kind === 'team' ? scope.teamId : null;
}

function isSame(before: QuickReply, wanted: Omit<QuickReply, 'changedAt'>): boolean {
  const form = ({ scope, shortcut, title, texts }: Omit<QuickReply, 'changedAt'>): string =>
    JSON.stringify([scope.kind, teamOf(scope), shortcut, title, texts.map(({ language, body }) => [language, body])]);
  return form(before) === form(wanted);
}
