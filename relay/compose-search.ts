import { decideVisibility } from '../shared/domain/people/decide-visibility.ts';
import { isNarrowed } from '../shared/domain/search/is-narrowed.ts';
import { messageId } from '../shared/kernel/ids.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { SearchRequest, SearchResponse, StretchQuery, StretchResponse } from '../shared/protocol/search.ts';
import { loadContacts } from './contacts/load-contacts.ts';
import { loadConversations } from './conversations/load-conversations.ts';
import type { Database } from './database/database.ts';
import type { DeviceCaller } from './edge/caller.ts';
import { loadMessages } from './messages/load-messages.ts';
import { findMessages } from './search/find-messages.ts';
import { findPeople } from './search/find-people.ts';
import { isFilled } from './search/is-filled.ts';
import { readStretch } from './search/read-stretch.ts';

/** Looking through everything that the company keeps, as devices ask for it. */
export type SearchFunctions = {
  readonly find: (device: DeviceCaller, request: SearchRequest) => Promise<SearchResponse>;
  readonly readStretch: (device: DeviceCaller, conversationId: string, query: StretchQuery) => Promise<Result<StretchResponse, 'not-found'>>;
};

/** Connects the search with the rooms whose things it finds. What is answered is loaded anew and held against who may see it, whatever the index said. */
export function composeSearch({ database }: { readonly database: Database }): SearchFunctions {
  const loadInSight = async (device: DeviceCaller, conversationIds: readonly string[]) => {
    const all = await loadConversations(database, [...new Set(conversationIds)]);
    const conversations = new Map([...all].filter(([, conversation]) => decideVisibility(device.person, conversation.teamId).visible));
    return { conversations, contacts: await loadContacts(database, [...new Set([...conversations.values()].map((conversation) => conversation.contactId))]) };
  };
  return {
    find: async (device, request) => {
      const wanted = { companyId: device.companyId, person: device.person };
      const found = await findMessages(database, { ...wanted, request, limit: request.limit + 1 });
      const page = found.slice(0, request.limit);
      const messages = await loadMessages(database, page.map((row) => row.id));
      const isFirst = request.before === null && !isNarrowed({ ...request.filters, since: null, until: null });
      const people = isFirst ? await findPeople(database, { ...wanted, query: request.query }) : [];
      const { conversations, contacts } = await loadInSight(device, [...[...messages.values()].map((message) => message.conversationId), ...people.map((one) => one.conversationId)]);
      const last = page.at(-1);
      return {
        people: people.flatMap((one) => {
          const conversation = conversations.get(one.conversationId);
          const contact = contacts.get(one.contactId);
          return conversation === undefined || contact === undefined ? [] : [{ conversation, contact }];
        }),
        hits: page.flatMap((row) => {
          const message = messages.get(row.id);
          const conversation = message === undefined ? undefined : conversations.get(message.conversationId);
          const contact = conversation === undefined ? undefined : contacts.get(conversation.contactId);
          return message === undefined || conversation === undefined || contact === undefined ? [] : [{ message, conversation, contact }];
        }),
        // By the row itself: a message that was taken back a moment ago must not end the list.
        next: found.length > page.length && last !== undefined ? { at: last.at, id: messageId.parse(last.id) } : null,
        complete: await isFilled(database),
      };
    },
    readStretch: async (device, conversationId, query) => {
      const { conversations, contacts } = await loadInSight(device, [conversationId]);
      const conversation = conversations.get(conversationId);
      const contact = conversation === undefined ? undefined : contacts.get(conversation.contactId);
      if (conversation === undefined || contact === undefined) return fail('not-found');
      const stretch = await readStretch(database, conversationId, query);
      if (stretch === null) return fail('not-found');
      const messages = await loadMessages(database, stretch.ids);
      return succeed({
        conversation,
        contact,
        messages: stretch.ids.flatMap((id) => messages.get(id) ?? []),
        hasOlder: stretch.hasOlder,
        hasNewer: stretch.hasNewer,
      });
    },
  };
}
