import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { decideQuickReplyAccess } from '../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { ConversationId, TeamId } from '../../shared/kernel/ids.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import type { Sql } from '../database/database.ts';
import type { LogEntry } from './append-to-log.ts';
import type { ChangeLoaders } from './change-loaders.ts';

type Page = {
  readonly entries: readonly LogEntry[];
  readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly policyRevision: number | null;
  readonly messagesBefore: Instant;
};

/**
 * Turns the entries of one page into changes: each thing once, what it refers to before it, nothing that the person may not see.
 *
 * Who may see a thing is decided by its present state; an entry of a team that the person belongs to whose thing is gone, or has left the
 * person's sight, becomes `gone`. A conversation always brings its contact, which may have been recorded for another team long ago.
 */
export async function gatherChanges(sql: Sql, loaders: ChangeLoaders, page: Page): Promise<readonly Change[]> {
  const { person, entries } = page;
  const named = (entity: LogEntry['entity']): readonly string[] => [...new Set(entries.filter((entry) => entry.entity === entity).map((entry) => entry.id))];
  const inSight = (teamId: string): boolean => decideVisibility(person, teamId as TeamId).visible;
  const readsMessages = person.role !== 'admin';

  const teams = await load(loaders.teams, sql, named('team'));
  const people = await load(loaders.people, sql, named('person'));
  const numbers = await load(loaders.numbers, sql, named('number'));
  const messages = await load(loaders.messages, sql, readsMessages ? named('message') : []);
  const conversationIds = readsMessages ? named('conversation') : [];
  const parents = [...messages.values()].map((message) => message.conversationId);
  const conversations = await load(loaders.conversations, sql, [...new Set([...conversationIds, ...parents])]);
  const isInSight = (conversation: Conversation | undefined): boolean => conversation !== undefined && inSight(conversation.teamId);
  const companions = conversationIds.flatMap((id) => {
    const conversation = conversations.get(id);
    return conversation !== undefined && isInSight(conversation) ? [conversation.contactId] : [];
  });
  const contactIds = readsMessages ? named('contact').filter((id) => isAddressed(entries, id, inSight)) : [];
  const contacts = await load(loaders.contacts, sql, [...new Set([...contactIds, ...companions])]);

  const changes: Change[] = [];
  const gone: Change[] = [];
  const forget = (of: 'contact' | 'conversation' | 'message' | 'number' | 'person' | 'quick-reply' | 'team', id: string, joined?: ConversationId): void => {
    if (isAddressed(entries, id, inSight)) gone.unshift({ entity: 'gone', of, id, ...(joined === undefined ? {} : { joinedTo: joined }) });
  };
  const joins = await load(loaders.joined, sql, conversationIds.filter((id) => !conversations.has(id)));
  const joinedTo = (id: string): ConversationId | undefined => {
    const other = joins.get(id);
    return isInSight(other) ? other?.id : undefined;
  };
  for (const id of named('team')) push(teams.get(id), (team) => changes.push({ entity: 'team', team }), () => forget('team', id));
  for (const id of named('person')) push(people.get(id), (found) => changes.push({ entity: 'person', person: found }), () => forget('person', id));
  for (const id of named('number')) push(numbers.get(id), (number) => changes.push({ entity: 'number', number }), () => forget('number', id));
  for (const id of new Set([...contactIds, ...companions])) {
    push(contacts.get(id), (contact) => changes.push({ entity: 'contact', contact }), () => forget('contact', id));
  }
  for (const id of conversationIds) {
    const conversation = conversations.get(id);
    const shown = isInSight(conversation) ? conversation : undefined;
    push(shown, (state) => changes.push({ entity: 'conversation', conversation: state }), () => forget('conversation', id, joinedTo(id)));
  }
  for (const id of readsMessages ? named('message') : []) {
    const message = messages.get(id);
    if (message !== undefined && message.at < page.messagesBefore) continue;
    const shown = message !== undefined && isInSight(conversations.get(message.conversationId)) ? message : undefined;
    push(shown, (state) => changes.push({ entity: 'message', message: state }), () => forget('message', id));
  }
  const templates = await load(loaders.templates, sql, readsMessages ? named('template') : []);
  for (const template of templates.values()) changes.push({ entity: 'template', template });
  const quickReplyIds = readsMessages ? named('quick-reply') : [];
  const quickReplies = await load(loaders.quickReplies, sql, quickReplyIds);
  for (const id of quickReplyIds) {
    const quickReply = quickReplies.get(id);
    const shown = quickReply !== undefined && decideQuickReplyAccess(person, quickReply.scope).sees ? quickReply : undefined;
    push(shown, (state) => changes.push({ entity: 'quick-reply', quickReply: state }), () => forget('quick-reply', id));
  }
  if (named('policy').length > 0 && page.policyRevision !== null) changes.push({ entity: 'policy', revision: page.policyRevision });
  return [...changes, ...gone];
}

/** Whether any entry about a thing was meant for this person's eyes; only then may they learn even that it is gone. */
function isAddressed(entries: readonly LogEntry[], id: string, inSight: (teamId: string) => boolean): boolean {
  return entries.some((entry) => entry.id === id && (entry.teamId === null || inSight(entry.teamId)));
}

function push<State>(state: State | undefined, add: (state: State) => void, forget: () => void): void {
  if (state === undefined) forget();
  else add(state);
}

async function load<State>(
  loader: (sql: Sql, ids: readonly string[]) => Promise<ReadonlyMap<string, State>>,
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, State>> {
  return ids.length === 0 ? new Map() : loader(sql, ids);
}
