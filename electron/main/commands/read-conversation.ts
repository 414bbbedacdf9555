import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function readConversation(desk: DeskInUse): Handler<'conversations.read'> {
  return async (request) => succeed(valueOf(await desk().vault.call('conversations.read', request)));
}
