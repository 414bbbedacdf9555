import { z } from 'zod';
import { conversationId, numberId, personId, teamId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { holdings } from './holdings.ts';

/** What a message can hold besides words. */
export const holding = z.enum(holdings);
export type Holding = z.infer<typeof holding>;

/** Who wrote it. `us`: a person, the phone or the relay itself. */
export const searchFrom = z.discriminatedUnion('who', [
  z.object({ who: z.literal('contact') }),
  z.object({ who: z.literal('us') }),
  z.object({ who: z.literal('person'), personId }),
]);

/** Narrows a search of messages; null: not narrowed. `since` is inside, `until` outside. */
export const searchFilters = z.object({
  from: searchFrom.nullable(),
  conversationId: conversationId.nullable(),
  holding: holding.nullable(),
  since: instant.nullable(),
  until: instant.nullable(),
  numberId: numberId.nullable(),
  teamId: teamId.nullable(),
});
export type SearchFilters = z.infer<typeof searchFilters>;
