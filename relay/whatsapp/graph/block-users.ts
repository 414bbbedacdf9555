import { readFields, readList, readText } from '../decode/read-field.ts';
import type { Fields } from '../decode/read-field.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphHttp } from './graph-http.ts';

type Blocked = {
  readonly done: readonly string[];
  readonly failed: readonly { readonly user: string; readonly code: number | null; readonly detail: string | null }[];
};

/**
 * Asks Meta to block or unblock users on a number. Source: Meta, 'Block users' (October 2025).
 *
 * Where some fail, the answer is HTTP 400 with error 139100 *and* both lists: what is in them counts, whatever the status. Unblocked users come as
 * `removed_users` by Meta's interface description and as `added_users` by its page.
 */
export async function blockUsersAtMeta(
  graph: GraphHttp,
  { act, phoneNumberId, users }: { readonly act: 'block' | 'unblock'; readonly phoneNumberId: string; readonly users: readonly string[] },
): Promise<Blocked> {
  const path = `${encodeURIComponent(phoneNumberId)}/block_users`;
  const wanted = { messaging_product: 'whatsapp', block_users: users.map((user) => ({ user })) };
  const answer = await (act === 'block' ? graph.post(path, wanted) : graph.delete(path, wanted));
  const body = answer.kind === 'answer' ? readFields(answer.body) : null;
  const lists = readFields(body?.['block_users']);
  const named = (entries: unknown): readonly string[] => readList(entries).flatMap((entry) => nameOf(readFields(entry)) ?? []);
  const done = [...named(lists?.['added_users']), ...named(lists?.['removed_users'])].filter((user) => users.some((asked) => isSame(asked, user)));
  const general = describeFailure(body?.['error']);
  const failed = readList(lists?.['failed_users']).flatMap((entry) => {
    const fields = readFields(entry);
    const user = nameOf(fields);
    if (user === null) return [];
    const first = readFields(readList(fields?.['errors'])[0]);
    const { code, detail } = first === null ? general : describeFailure(first);
    return [{ user, code, detail }];
  });
  const silent = users.filter((user) => ![...done, ...failed.map((entry) => entry.user)].some((told) => isSame(user, told)));
  return { done, failed: [...failed, ...silent.map((user) => ({ user, code: general.code, detail: general.detail }))] };
}

/** The user as we asked about them, else as Meta knows them; who has no number is named by the user id. */
function nameOf(entry: Fields | null): string | null {
  return readText(entry?.['input']) ?? readText(entry?.['wa_id']) ?? readText(entry?.['user_id']);
}

function isSame(one: string, other: string): boolean {
  return one === other || (one.replace(/\D/gu, '') === other.replace(/\D/gu, '') && /^[+\d\s()-]+$/u.test(one));
}
