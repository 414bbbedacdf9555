import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { CompanyId } from '../../kernel/ids.ts';
import { onceOnly } from '../../kernel/once-only.ts';
import { policy, policySchemaVersion } from './policy.ts';
import type { Policy } from './policy.ts';

/** Why a policy is not applied; the relay is told the same word. `detail` names places in the document, never its values. */
export type PolicyRefusal =
  | { readonly reason: 'wrong-signature' }
  | { readonly reason: 'not-json' }
  | { readonly reason: 'unknown-schema'; readonly detail: string }
  | { readonly reason: 'invalid'; readonly detail: string }
  | { readonly reason: 'other-company' }
  | { readonly reason: 'older-revision'; readonly detail: string };

/**
 * Decides whether a policy that arrived may be applied. Pure; the signature was checked by the owner of cryptography, who passes its answer.
 *
 * The same revision again is accepted (it changes nothing); a lower one is refused, so that nobody can replay a looser past.
 */
export function acceptPolicy(facts: {
  readonly payload: string;
  readonly signatureValid: boolean;
  readonly companyId: CompanyId;
  /** Revision in force; null before the first. */
  readonly currentRevision: number | null;
}): Result<Policy, PolicyRefusal> {
  if (!facts.signatureValid) return fail({ reason: 'wrong-signature' });
  const json = parseJson(facts.payload);
  if (json === undefined) return fail({ reason: 'not-json' });
  const schemaOf = schemaVersionIn(json);
  if (schemaOf !== policySchemaVersion) return fail({ reason: 'unknown-schema', detail: `schema ${String(schemaOf)}, this version knows ${policySchemaVersion}` });
  const parsed = policy.safeParse(json, onceOnly);
  if (!parsed.success) return fail({ reason: 'invalid', detail: parsed.error.issues.map((issue) => issue.path.join('.')).join(', ') });
  if (parsed.data.companyId !== facts.companyId) return fail({ reason: 'other-company' });
  if (facts.currentRevision !== null && parsed.data.revision < facts.currentRevision) {
    return fail({ reason: 'older-revision', detail: `revision ${parsed.data.revision}, in force ${facts.currentRevision}` });
  }
  return succeed(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function schemaVersionIn(json: unknown): number | string | null {
  if (typeof json !== 'object' || json === null || !('schema' in json)) return null;
  return typeof json.schema === 'number' ? json.schema : `of type ${typeof json.schema}`;
}
