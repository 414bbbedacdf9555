import type { z } from 'zod';
import type { archiveSearchRequest, archiveSearchResponse } from '../../../shared/bridge/archive.ts';
import { wordsOf } from '../../../shared/domain/messages/describe-content.ts';
import { planPurge } from '../../../shared/domain/retention/plan-purge.ts';
import type { RetentionRules } from '../../../shared/domain/retention/plan-purge.ts';
import { makeExcerpt } from '../../../shared/domain/search/make-excerpt.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { SearchResponse } from '../../../shared/protocol/search.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

type Request = z.infer<typeof archiveSearchRequest>;
type Found = z.infer<typeof archiveSearchResponse>;

export type ArchiveFacts = {
  readonly search: RelayLink['search'];
  readonly isMessageHere: (id: MessageId) => Promise<boolean>;
  readonly isConversationHere: (id: ConversationId) => Promise<boolean>;
  readonly retention: RetentionRules;
  /** This computer holds everything that retention lets it hold. */
  readonly isCaughtUp: boolean;
  readonly now: Instant;
};

/** Pages that hold nothing but what is here already are passed over, this many at most. */
const mostPages = 5;

/**
 * Asks the company for what this computer does not hold: what is older than retention lets stay, and, while it has not caught up, what has not come yet.
 * What is here is left out, because it was found here.
 */
export async function findInArchive(request: Request, facts: ArchiveFacts): Promise<Result<Found, RelayFailure>> {
  const { messagesBefore } = planPurge(facts.retention, facts.now);
  const until = facts.isCaughtUp ? Math.min(request.filters.until ?? messagesBefore, messagesBefore) : request.filters.until;
  const filters = { ...request.filters, until };
  let people: Found['people'] = [];
  let { before } = request;
  for (let page = 1; ; page += 1) {
    const answer = await facts.search({ ...request, filters, before });
    if (!answer.ok) return answer;
    if (page === 1) people = await Promise.all(answer.value.people.map(async (one) => ({ ...one, isHere: await facts.isConversationHere(one.conversation.id) })));
    const hits = await keepMissing(answer.value.hits, request.query, messagesBefore, facts);
    before = answer.value.next;
    if (hits.length > 0 || before === null || page === mostPages) return succeed({ people, hits, next: before, complete: answer.value.complete });
  }
}

async function keepMissing(hits: SearchResponse['hits'], query: string, messagesBefore: Instant, { isMessageHere }: ArchiveFacts): Promise<Found['hits']> {
  const kept: Found['hits'] = [];
  for (const hit of hits) {
    if (await isMessageHere(hit.message.id)) continue;
    const { snippet, marks } = makeExcerpt(wordsOf(hit.message.content), query);
    kept.push({ ...hit, snippet, marks: marks.map(([start, end]): [number, number] => [start, end]), why: hit.message.at < messagesBefore ? 'older' : 'not-here-yet' });
  }
  return kept;
}
