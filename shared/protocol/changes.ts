import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversation } from '../domain/conversations/conversation.ts';
import { message } from '../domain/messages/message.ts';
import { companyNumber } from '../domain/numbers/number.ts';
import { person, team } from '../domain/people/person.ts';
import { quickReply } from '../domain/quick-replies/quick-reply.ts';
import { template } from '../domain/templates/template.ts';
import { conversationId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/**
 * One thing that is different now, with its whole present state: applying a change twice, or a newer state early, does no harm.
 * `gone`: the device must forget it (erased, or no longer visible to this person). `joinedTo`, of a conversation: it goes on in that one, with its messages, and so does what this
 * device was about to say in it.
 */
export const change = z.discriminatedUnion('entity', [
  z.object({ entity: z.literal('team'), team }),
  z.object({ entity: z.literal('person'), person }),
  z.object({ entity: z.literal('number'), number: companyNumber }),
  z.object({ entity: z.literal('contact'), contact }),
  z.object({ entity: z.literal('conversation'), conversation }),
  z.object({ entity: z.literal('message'), message }),
  /** A template is new or has changed; one that is gone at WhatsApp has the status `DELETED`. */
  z.object({ entity: z.literal('template'), template }),
  z.object({ entity: z.literal('quick-reply'), quickReply }),
  /** A new policy exists: fetch it. */
  z.object({ entity: z.literal('policy'), revision: z.number().int() }),
  z.object({ entity: z.literal('gone'), of: z.enum(['contact', 'conversation', 'message', 'number', 'person', 'quick-reply', 'team']), id: z.string(), joinedTo: conversationId.optional() }),
]);
export type Change = z.infer<typeof change>;

/**
 * GET /v1/changes?after=<cursor>&limit=<n>
 *
 * The event log in its one total order, as far as this person may see it. Things come after what they refer to (a message after its
 * conversation). `after=0` is a first synchronisation; messages older than the retention in force are left out.
 */
export const changesQuery = z.object({
  after: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
export const changesResponse = z.object({
  changes: z.array(change),
  /** Pass it as `after` next time. It moves past entries that this person may not see. */
  cursor: z.number().int().nonnegative(),
  hasMore: z.boolean(),
  relayTime: instant,
  /** As in the stream's events. */
  inboundVerifiedAt: instant.nullable().optional(),
});
export type ChangesResponse = z.infer<typeof changesResponse>;
