import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function storeSettings(desk: DeskInUse): Handler<'settings.store'> {
  return async (settings) => {
    await desk().storeSettings(settings);
    return succeed(null);
  };
}
