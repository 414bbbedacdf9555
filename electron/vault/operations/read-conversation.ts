import { z } from 'zod';
import { conversationId } from '../../../shared/kernel/ids.ts';
import { readConversation as read } from '../conversation/conversation-rows.ts';
import { found, onCache } from '../operation.ts';

export const readConversation = onCache<'conversations.read'>(z.strictObject({ id: conversationId }), (cache, { id }) =>
  found(cache.database.read((database) => read(database, id))),
);
