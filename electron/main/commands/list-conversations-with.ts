import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listConversationsWith(desk: DeskInUse): Handler<'conversations.with'> {
  return async (request) => succeed({ conversations: [...valueOf(await desk().vault.call('conversations.with', request))] });
}
