import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function searchPeople(desk: DeskInUse): Handler<'people.search'> {
  return async (request) => succeed({ people: [...valueOf(await desk().vault.call('people.search', request))] });
}
