import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function pageMessages(desk: DeskInUse): Handler<'messages.page'> {
  return async (request) => succeed({ messages: [...valueOf(await desk().vault.call('messages.page', request))] });
}

export function readAround(desk: DeskInUse): Handler<'messages.around'> {
  return async (request) => {
    const stretch = valueOf(await desk().vault.call('messages.around', request));
    return succeed({ ...stretch, messages: [...stretch.messages] });
  };
}
