import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listShared(desk: DeskInUse): Handler<'messages.shared'> {
  return async (request) => succeed({ shared: [...valueOf(await desk().vault.call('messages.shared', request))] });
}
