import { readFields, readIdentifier, readList, readText } from '../decode/read-field.ts';
import type { Fields } from '../decode/read-field.ts';
import { describeFailure } from './describe-failure.ts';
import type { GraphHttp } from './graph-http.ts';

/** One entry of the list, read with care; what cannot be sent by its name and language is left out. */
export type ListedTemplate = {
  readonly metaId: string | null;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly category: string;
  readonly quality: string | null;
  readonly parameterFormat: string;
  readonly components: readonly unknown[];
};

export type TemplateList = { readonly kind: 'list'; readonly templates: readonly ListedTemplate[] } | { readonly kind: 'failed'; readonly code: number | null };

const pageSize = 100;
/** 6,000 templates is Meta's limit for an account; more pages than that are a loop. */
const mostPages = 100;

/**
 * Reads all templates of a business account, page by page. Source: Meta, 'Template management' (2026).
 *
 * All or nothing: a list that broke off half-way would make the rest look deleted.
 */
export async function listTemplatesAtMeta(graph: GraphHttp, businessAccountId: string): Promise<TemplateList> {
  const templates: ListedTemplate[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await graph.get(`${encodeURIComponent(businessAccountId)}/message_templates`, {
      fields: 'id,name,language,status,category,sub_category,parameter_format,components,quality_score,rejected_reason',
      limit: String(pageSize),
      ...(after === null ? {} : { after }),
    });
    const body = answer.kind === 'answer' ? readFields(answer.body) : null;
    if (body === null || !Array.isArray(body['data'])) return { kind: 'failed', code: describeFailure(body?.['error']).code };
    templates.push(...readList(body['data']).flatMap((entry) => readEntry(readFields(entry))));
    const paging = readFields(body['paging']);
    const next = readIdentifier(readFields(paging?.['cursors'])?.['after'], 4_000);
    if (paging?.['next'] === undefined || next === null || next === after) return { kind: 'list', templates };
    after = next;
  }
  return { kind: 'failed', code: null };
}

function readEntry(entry: Fields | null): readonly ListedTemplate[] {
  const name = readIdentifier(entry?.['name']);
  const language = readIdentifier(entry?.['language'], 50);
  if (entry === null || name === null || language === null) return [];
  const reason = readText(entry['rejected_reason']);
  return [
    {
      metaId: readIdentifier(entry['id'], 100),
      name,
      language,
      status: readIdentifier(entry['status'], 50)?.toUpperCase() ?? 'UNKNOWN',
      statusReason: reason === null || reason.toUpperCase() === 'NONE' ? null : reason.slice(0, 500),
      category: readIdentifier(entry['category'], 50)?.toUpperCase() ?? 'UNKNOWN',
      quality: readIdentifier(readFields(entry['quality_score'])?.['score'], 50)?.toUpperCase() ?? null,
      parameterFormat: readText(entry['parameter_format'])?.toLowerCase() === 'named' ? 'named' : 'positional',
      components: readList(makeWhole(entry['components'])),
    },
  ];
}

/** Texts that the database can hold, however deep they lie. */
function makeWhole(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? []), (_key, member: unknown) => (typeof member === 'string' ? readText(member) : member));
}
