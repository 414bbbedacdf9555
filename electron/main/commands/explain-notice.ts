import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function explainNotice(desk: DeskInUse): Handler<'notices.explain'> {
  return async (request) => {
    const notice = valueOf(await desk().vault.call('notices.explain', request));
    return succeed(notice === null ? null : { kind: notice.kind, reason: notice.reason, until: notice.until, decidedAt: notice.decidedAt });
  };
}
