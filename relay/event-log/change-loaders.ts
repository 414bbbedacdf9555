import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import type { RetentionRules } from '../../shared/domain/retention/plan-purge.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import type { Sql } from '../database/database.ts';

/** Loads the present state of things by id; an id that is not in the answer does not exist (any more). */
export type Load<State> = (sql: Sql, ids: readonly string[]) => Promise<ReadonlyMap<string, State>>;

/** How the log's reader gets at the states of other domains, all inside its own transaction. */
export type ChangeLoaders = {
  readonly teams: Load<Team>;
  readonly people: Load<Person>;
  readonly numbers: Load<CompanyNumber>;
  readonly contacts: Load<Contact>;
  readonly conversations: Load<Conversation>;
  /** Of conversations that were joined to others: those others. */
  readonly joined: Load<Conversation>;
  readonly messages: Load<Message>;
  readonly templates: Load<Template>;
  readonly quickReplies: Load<QuickReply>;
  /** Revision of the newest policy and the retention in force (the built-in one while there is no policy). */
  readonly policy: (sql: Sql, companyId: string) => Promise<{ readonly revision: number | null; readonly retention: RetentionRules }>;
};
