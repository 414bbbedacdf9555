import { z } from 'zod';
import { conversationId, messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { readMessagePage } from '../message/message-rows.ts';
import { found, onCache } from '../operation.ts';
import { pageLimit } from './list-conversations.ts';

export const pageMessages = onCache<'messages.page'>(
  z.strictObject({ conversationId, before: z.strictObject({ at: instant, id: messageId }).nullable(), limit: pageLimit }),
  (cache, page) => found(cache.database.read((database) => readMessagePage(database, page))),
);
