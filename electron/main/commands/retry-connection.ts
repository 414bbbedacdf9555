import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function retryConnection(desk: DeskInUse): Handler<'connection.retry'> {
  return async () => {
    desk().sync.networkBack();
    return succeed(null);
  };
}
