import { z } from 'zod';
import { messageId } from '../../../shared/kernel/ids.ts';
import { readCachedMessage } from '../message/message-rows.ts';
import { found, onCache } from '../operation.ts';

export const readMessage = onCache<'messages.read'>(z.strictObject({ id: messageId }), (cache, { id }) =>
  found(cache.database.read((database) => readCachedMessage(database, id))),
);
