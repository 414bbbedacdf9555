import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function searchMessages(desk: DeskInUse): Handler<'messages.search'> {
  return async (request) => {
    const hits = valueOf(await desk().vault.call('messages.search', request));
    return succeed({ hits: hits.map((hit) => ({ ...hit, marks: hit.marks.map(([start, end]): [number, number] => [start, end]) })) });
  };
}
