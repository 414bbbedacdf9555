import { z } from 'zod';
import { conversationId, messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { readMessagePage, readStretch } from '../message/message-pages.ts';
import { found, onCache } from '../operation.ts';
import { pageLimit } from './list-conversations.ts';

const cursor = z.strictObject({ at: instant, id: messageId });

export const pageMessages = onCache<'messages.page'>(
  z.strictObject({ conversationId, before: cursor.nullable(), after: cursor.optional(), limit: pageLimit }),
  (cache, page) => found(cache.database.read((database) => readMessagePage(database, page))),
);

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), id: messageId }),
  z.strictObject({ kind: z.literal('instant'), at: instant }),
  z.strictObject({ kind: z.literal('first-unread') }),
]);

export const readAround = onCache<'messages.around'>(
  z.strictObject({ conversationId, place, limit: pageLimit }),
  (cache, stretch) => found(cache.database.read((database) => readStretch(database, stretch))),
);
