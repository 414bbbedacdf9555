import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/**
 * A conversation that somebody has put aside. It comes back at `until`, and in any case as soon as the contact writes.
 * `untilReply`: the contact's next message was the wish; `until` is then the end that the service window sets, null when there is none.
 */
export const snooze = z.object({ until: instant.nullable(), untilReply: z.boolean(), by: personId, at: instant });
export type Snooze = z.infer<typeof snooze>;
