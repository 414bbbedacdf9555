import { refuse } from './graph-refusal.ts';
import type { CallResult } from './serve-call.ts';
import type { Template } from './templates.ts';

/**
 * `GET …/message_templates` with the filters `name`, `status`, `language`, `category`, and pages by cursor.
 *
 * @param address the address asked, for `next`. @param most templates on a page, whatever is asked for.
 */
export function listTemplates(templates: readonly Template[], query: Readonly<Record<string, string>>, address: string, most: number): CallResult {
  const limit = Math.min(Math.max(Math.floor(Number(query['limit'] ?? 25)) || 25, 1), most);
  const matching = templates.filter((template) =>
    (['name', 'status', 'language', 'category'] as const).every((field) => query[field] === undefined || template[field].toLowerCase() === query[field].toLowerCase()),
  );
  const after = query['after'];
  const from = after === undefined ? 0 : readCursor(after);
  if (from === undefined) return { refusal: refuse(131059, 'The cursor is not valid.') };
  const page = matching.slice(from, from + limit);
  const end = from + page.length;
  const next = new URL(address);
  next.searchParams.set('after', cursor(end));
  return { body: { data: page, paging: { cursors: { before: cursor(from), after: cursor(end) }, ...(end < matching.length ? { next: next.href } : {}) } } };
}

function cursor(position: number): string {
  return Buffer.from(`t:${position}`).toString('base64url');
}

function readCursor(text: string): number | undefined {
  const match = /^t:(\d+)$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  return match === null ? undefined : Number(match[1]);
}
