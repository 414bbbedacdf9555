import type { Transaction } from '../../database/database.ts';
import type { LogEntry } from '../../event-log/append-to-log.ts';
import type { AccountEvent, TemplateEvent } from '../decode/account-event.ts';
import type { Applied } from './applied.ts';
import type { Rooms } from './rooms.ts';

/** What became of news that belong to a business account and to no single number. */
export type AppliedToAccount = Pick<Applied, 'kind' | 'result'> & { readonly companyId: string | null; readonly entries: readonly LogEntry[] };

/** The task of asking for the list of templates; see `database/take-task.ts`. Forgetting that it was done makes it due. */
export const templateListTask = 'template-list';

/** Applies news of templates, accounts and numbers. Idempotent. What concerns an account that is not ours is ignored; its bytes are kept. */
export async function applyAccountEvent(
  transaction: Transaction,
  event: TemplateEvent | AccountEvent,
  { rooms, newId }: { readonly rooms: Rooms; readonly newId: () => string },
): Promise<AppliedToAccount> {
  if (event.kind === 'account') {
    const { isOurs, isNew } = await rooms.noteAccountNews(transaction, event, newId);
    return { kind: 'account', result: !isOurs ? 'ignored' : isNew ? 'stored' : 'duplicate', companyId: null, entries: [] };
  }
  const [account] = await transaction.query<{ company_id: string }>('SELECT company_id FROM number WHERE business_account_id = $1 LIMIT 1', [event.businessAccountId]);
  if (account === undefined) return { kind: 'template', result: 'ignored', companyId: null, entries: [] };
  const { templateId, isKnown } = await rooms.applyTemplateNews(transaction, event);
  const needsList = event.needsList || !isKnown;
  if (needsList) await transaction.query('DELETE FROM shared_task WHERE name = $1', [templateListTask]);
  return {
    kind: 'template',
    result: templateId !== null || needsList ? 'stored' : 'duplicate',
    companyId: account.company_id,
    entries: templateId === null ? [] : [{ entity: 'template', id: templateId, teamId: null }],
  };
}
