import { z } from 'zod';
import { linkRefusals } from '../domain/desktop/parse-desk-link.ts';
import { conversationId } from '../kernel/ids.ts';

/**
 * Where the window should go, or what it should say, because of something that happened outside of it: a click on a notification, a link, a menu. Asked for with
 * `navigation.take`, which waits behind the gate of quiet hours with the page that asks.
 */
export const destination = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversationId }),
  z.object({ kind: z.literal('settings') }),
  /** A link that Deskline cannot follow. */
  z.object({ kind: z.literal('link-refused'), reason: z.enum(linkRefusals) }),
  /** A link to a conversation that this person does not see, or no longer. */
  z.object({ kind: z.literal('conversation-unknown') }),
  /** No conversation with this number is here: nobody has written from it to a number of ours that this person sees, or so long ago that it was purged. `phone`: digits with the calling code, as they stood in the link. */
  z.object({ kind: z.literal('number-unknown'), phone: z.string() }),
  /** Only the relay knows; it was out of reach, or did not answer the question. `link` is what to try again. */
  z.object({ kind: z.literal('not-looked-up'), why: z.enum(['offline', 'refused']), link: z.string() }),
  /** This person's role reads no conversations. */
  z.object({ kind: z.literal('not-for-role') }),
  /** An answer written inside a notification that could not be sent: it goes into the field of its conversation, where nothing of it is lost. */
  z.object({ kind: z.literal('answer-not-sent'), conversationId, body: z.string() }),
]);
export type Destination = z.infer<typeof destination>;
