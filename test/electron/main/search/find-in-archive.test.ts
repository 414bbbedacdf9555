import { describe, expect, it } from 'vitest';
import { findInArchive } from '../../../../electron/main/search/find-in-archive.ts';
import { noFilters } from '../../../../shared/domain/search/is-narrowed.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { day } from '../../../../shared/kernel/time.ts';
import type { SearchRequest, SearchResponse } from '../../../../shared/protocol/search.ts';
import { aContact, aConversation, fromContact, idOf, monday } from '../../../support/cache-content.ts';

const retention = { messageDays: 30, attachmentDays: 7 };
const cutOff = monday - 30 * day;
const hit = (count: number, at: number) => ({ message: fromContact(count, { at, text: `the lock ${count}` }), conversation: aConversation(1), contact: aContact(1) });
const page = (more: Partial<SearchResponse>): SearchResponse => ({ people: [], hits: [], next: null, complete: true, ...more });

/** What the relay would be asked, answered page by page. */
function ask(pages: readonly SearchResponse[], more: { readonly caughtUp?: boolean; readonly here?: readonly string[]; readonly until?: number } = {}) {
  const asked: SearchRequest[] = [];
  const found = findInArchive(
    { query: 'lock', filters: { ...noFilters, until: more.until ?? null }, before: null, limit: 10 },
    {
      search: async (request) => {
        asked.push(request);
        return succeed(pages[asked.length - 1] ?? page({}));
      },
      isMessageHere: async (id) => more.here?.includes(id) === true,
      isConversationHere: async (id) => more.here?.includes(id) === true,
      retention, isCaughtUp: more.caughtUp ?? true, now: monday,
    },
  );
  return { asked, found };
}

describe('what the company is asked', () => {
  it.each([
    [{}, cutOff],
    [{ until: cutOff - day }, cutOff - day],
    [{ until: monday }, cutOff],
    [{ caughtUp: false }, null],
    [{ caughtUp: false, until: monday }, monday],
  ])('%j: up to %j, because what is newer is searched here once all of it is here', async (more, until) => {
    const { asked, found } = ask([], more);
    await found;
    expect(asked.map((request) => request.filters.until)).toEqual([until]);
  });
});

describe('what is answered', () => {
  it('is what is not here, with its words around and the reason', async () => {
    const { found } = ask([page({ hits: [hit(1, monday), hit(2, monday), hit(3, cutOff - 1)] })], { caughtUp: false, here: [idOf('message', 1)] });
    const answer = await found;
    expect(answer.ok && answer.value.hits.map((one) => [one.message.id, one.why, one.snippet, one.marks])).toEqual([
      [idOf('message', 2), 'not-here-yet', 'the lock 2', [[4, 8]]],
      [idOf('message', 3), 'older', 'the lock 3', [[4, 8]]],
    ]);
  });

  it('passes over pages that hold nothing but what is here, and not for ever', async () => {
    const here = page({ hits: [hit(1, cutOff - 1)], next: { at: cutOff - 1, id: idOf('message', 1) } });
    const { asked, found } = ask([here, page({ hits: [hit(2, cutOff - 2)] })], { here: [idOf('message', 1)] });
    const answer = await found;
    expect([answer.ok && answer.value.hits.length, asked.map((request) => request.before?.id ?? null)]).toEqual([1, [null, idOf('message', 1)]]);
    const endless = ask(Array.from({ length: 20 }, () => here), { here: [idOf('message', 1)] });
    const cut = await endless.found;
    expect([endless.asked.length, cut.ok && cut.value.next]).toEqual([5, here.next]);
  });

  it('knows which people are here', async () => {
    const people = [{ contact: aContact(1), conversation: aConversation(1) }, { contact: aContact(2), conversation: aConversation(2) }];
    const answer = await ask([page({ people })], { here: [idOf('conversation', 1)] }).found;
    expect(answer.ok && answer.value.people.map((one) => one.isHere)).toEqual([true, false]);
  });

  it('is the relay’s failure, where it failed', async () => {
    const failure = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const;
    const facts = { search: async () => fail(failure), isMessageHere: async () => false, isConversationHere: async () => false, retention, isCaughtUp: true, now: monday };
    expect(await findInArchive({ query: 'lock', filters: noFilters, before: null, limit: 10 }, facts)).toEqual(fail(failure));
  });
});
