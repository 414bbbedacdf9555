import { decideQuickReplyAccess } from '../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { loadQuickReplies } from './load-quick-replies.ts';

type Removing = { readonly companyId: string; readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>; readonly id: string; readonly now: Instant };

/** Removes a quick reply for everybody who has it. One that is gone already, or that this person cannot see, counts as removed: nobody learns that it exists. */
export async function removeQuickReply(database: Database, { companyId, person, id, now }: Removing): Promise<Result<null, 'forbidden'>> {
  return database.transaction(async (transaction): Promise<Result<null, 'forbidden'>> => {
    const found = (await loadQuickReplies(transaction, [id])).get(id);
    if (found === undefined) return succeed(null);
    const access = decideQuickReplyAccess(person, found.scope);
    if (!access.sees) return succeed(null);
    if (!access.edits) return fail('forbidden');
    const removed = await transaction.query('DELETE FROM quick_reply WHERE id = $1 AND company_id = $2 RETURNING id', [id, companyId]);
    if (removed.length > 0) await appendToLog(transaction, companyId, [{ entity: 'quick-reply', id, teamId: found.scope.kind === 'team' ? found.scope.teamId : null }], now);
    return succeed(null);
  });
}
