import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import type { ContactId, ConversationId, MessageId, NumberId, PersonId, TeamId } from '../../../shared/kernel/ids.ts';
import { day, minute } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { aContact, aConversation } from '../../support/cache-content.ts';
import { makeMessages } from './made-messages.ts';
import type { MessageMaker, Writer } from './made-messages.ts';
import { familyNames, givenNames } from './vocabulary.ts';

/** What the made cache belongs to, so that the relay of the same company would have sent it. */
export type CacheOwner = { readonly numberId: NumberId; readonly teamId: TeamId; readonly people: readonly PersonId[] };

export type CacheShape = {
  readonly messages: number;
  readonly conversations: number;
  /** Messages of the longest conversation, which comes first in the inbox. */
  readonly longest: number;
  readonly seed: number;
  /** The newest message's moment, UTC milliseconds; the others lie in the `days` before. */
  readonly until: number;
  readonly days: number;
};

/** Whose conversation is the longest one. */
export const longestContactName = 'Longest Writer';

type Planned = { readonly at: number; readonly conversation: number };

const batchSize = 500;

/** Batches as the relay sends them: contacts and conversations first, then messages in the order of time. */
export function* makeCacheBatches(owner: CacheOwner, shape: CacheShape): Generator<readonly Change[]> {
  const maker = makeMessages(shape.seed, owner.people);
  const plan = planMessages(maker, shape);
  const newest = new Map<number, number>();
  for (const { at, conversation } of plan) newest.set(conversation, at);
  const writers: Writer[] = [];
  const directory: Change[] = [];
  for (let count = 0; count < shape.conversations; count += 1) {
    const conversation = makeConversation(maker, owner, newest.get(count) ?? shape.until - shape.days * day);
    writers.push({ conversationId: conversation.id, language: maker.language() });
    const name = count === 0 ? longestContactName : `${oneOf(maker, givenNames)} ${oneOf(maker, familyNames)}`;
    const digits = String(Math.floor(maker.draw() * 100)).padStart(2, '0');
    directory.push({ entity: 'contact', contact: { ...aContact(0, name), id: conversation.contactId, maskedNumber: `+49 ••• ••${digits}` } }, { entity: 'conversation', conversation });
  }
  yield* inBatches(directory);
  const previous = new Map<number, MessageId>();
  for (let start = 0; start < plan.length; start += batchSize) {
    yield plan.slice(start, start + batchSize).map(({ at, conversation }): Change => {
      const writer = writers[conversation];
      if (writer === undefined) throw new Error('A message without a conversation');
      const message = maker.message(writer, at, previous.get(conversation) ?? null);
      previous.set(conversation, message.id);
      return { entity: 'message', message };
    });
  }
}

/** Few conversations are long and most are short; every one has at least one message, and people write in bursts. */
function planMessages(maker: MessageMaker, shape: CacheShape): readonly Planned[] {
  const from = shape.until - shape.days * day;
  const plan: Planned[] = [];
  const spread = (conversation: number, count: number) => {
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      at = index > 0 && maker.draw() < 0.7 ? Math.min(shape.until, at + Math.floor(maker.draw() * 5 * minute)) : from + Math.floor(maker.draw() * shape.days * day);
      plan.push({ at: at - (at % 1000), conversation });
    }
  };
  spread(0, shape.longest);
  for (let count = 1; count < shape.conversations; count += 1) spread(count, 1);
  while (plan.length < shape.messages) {
    const conversation = 1 + Math.floor((shape.conversations - 1) * maker.draw() ** 2.5);
    spread(conversation, Math.min(shape.messages - plan.length, 1 + Math.floor(maker.draw() * 20)));
  }
  // The long one is at the top of the inbox.
  plan.push({ at: shape.until, conversation: 0 });
  return plan.toSorted((one, other) => one.at - other.at);
}

function makeConversation(maker: MessageMaker, owner: CacheOwner, newestAt: number): Conversation {
  const createdAt = newestAt - 300 * day;
  return {
    ...aConversation(0),
    id: maker.id(createdAt) as ConversationId,
    contactId: maker.id(createdAt) as ContactId,
    numberId: owner.numberId,
    teamId: owner.teamId,
    assigneeId: maker.draw() < 0.6 ? oneOf(maker, owner.people) : null,
    createdAt,
    lastMessageAt: newestAt,
    lastInboundAt: newestAt - Math.floor(maker.draw() * 30) * 60 * minute,
  };
}

function* inBatches(changes: readonly Change[]): Generator<readonly Change[]> {
  for (let start = 0; start < changes.length; start += batchSize) yield changes.slice(start, start + batchSize);
}

function oneOf<One>(maker: MessageMaker, list: readonly One[]): One {
  return list[Math.floor(maker.draw() * list.length)] as One;
}
