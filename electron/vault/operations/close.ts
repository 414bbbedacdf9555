import { z } from 'zod';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Operation } from '../operation.ts';

/** Closing a closed vault is fine. */
export const close: Operation<'close'> = {
  args: z.null(),
  run: (room) => {
    room.cache?.database.close();
    room.cache = null;
    return succeed({ value: null, changes: [] });
  },
};
