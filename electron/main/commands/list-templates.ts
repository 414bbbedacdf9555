import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function listTemplates(desk: DeskInUse): Handler<'templates.list'> {
  return async () => succeed({ templates: [...valueOf(await desk().vault.call('templates.list', null))] });
}
