import { acceptPolicy } from '../../../shared/domain/policy/accept-policy.ts';
import { builtInSettings } from '../../../shared/domain/policy/policy.ts';
import type { PolicyRefusal } from '../../../shared/domain/policy/accept-policy.ts';
import type { Policy, PolicySettings, SignedPolicy } from '../../../shared/domain/policy/policy.ts';
import type { CompanyId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { PolicyReport } from '../../../shared/protocol/policy.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

export type PolicyKeeper = {
  readonly settings: () => PolicySettings;
  readonly revision: () => number | null;
  readonly refused: () => { readonly reason: string; readonly at: Instant } | null;
  /** Reads the stored policy and checks it again. False when what is stored does not hold: the built-in settings are in force until a new one comes. */
  readonly readStored: () => Promise<boolean>;
  /** Fetches the newest policy and applies it, or refuses it and tells the relay why. Calls during a fetch lead to one more. */
  readonly refresh: () => Promise<void>;
};

/**
 * Keeps the policy in force. Nothing is half-applied: a policy counts once its signature, schema, company and revision hold and the vault has it.
 *
 * @param isSignedBy the check of the owner of cryptography.
 * @param zone the device's time zone, for the settings that hold before the first policy.
 * @param onChanged the settings in force, or the refusal, are different now.
 */
export function createPolicyKeeper(parts: {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'policy' | 'reportPolicy'>;
  readonly companyId: CompanyId;
  readonly publicKey: string;
  readonly isSignedBy: (signed: { readonly payload: string; readonly signature: string; readonly publicKey: string }) => boolean;
  readonly zone: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChanged: () => void;
}): PolicyKeeper {
  let inForce: Policy | null = null;
  let refused: { readonly reason: string; readonly at: Instant } | null = null;
  let fetching: Promise<void> | null = null;
  let again = false;
  // Reports that the relay has taken: each outcome is told once.
  const told = new Set<string>();

  const judge = (signed: SignedPolicy): Result<Policy, PolicyRefusal> =>
    acceptPolicy({
      payload: signed.payload,
      signatureValid: parts.isSignedBy({ payload: signed.payload, signature: signed.signature, publicKey: parts.publicKey }),
      companyId: parts.companyId,
      currentRevision: inForce?.revision ?? null,
    });
  const report = async (policyReport: PolicyReport): Promise<void> => {
    const key = `${policyReport.outcome} ${policyReport.revision ?? 'none'} ${policyReport.reason ?? ''}`;
    if (told.has(key)) return;
    const answer = await parts.link.reportPolicy(policyReport);
    if (answer.ok) told.add(key);
    else parts.log.warn('policy.not-reported', describeFailure(answer.error));
  };
  const refuse = async (refusal: PolicyRefusal, revision: number | null): Promise<void> => {
    const detail = 'detail' in refusal ? refusal.detail : null;
    parts.log.warn('policy.refused', { reason: refusal.reason, revision });
    refused = { reason: refusal.reason, at: parts.clock.now() };
    parts.onChanged();
    await report({ revision, outcome: 'refused', reason: refusal.reason, detail: detail?.slice(0, 500) ?? null });
  };
  const fetchOnce = async (): Promise<void> => {
    const answer = await parts.link.policy();
    if (!answer.ok) {
      if (answer.error.kind === 'refused' && answer.error.code === 'not-found') return;
      parts.log.warn('policy.not-fetched', describeFailure(answer.error));
      return;
    }
    const judged = judge(answer.value);
    if (!judged.ok) return refuse(judged.error, revisionIn(answer.value.payload));
    const isNews = inForce?.revision !== judged.value.revision || refused !== null;
    if (inForce?.revision !== judged.value.revision) {
      const stored = await parts.vault.call('policy.store', { policy: answer.value, revision: judged.value.revision });
      // In force all the same: the protective thing is to obey it now. The next start fetches it again.
      if (!stored.ok) parts.log.error('policy.not-stored', { kind: stored.error.kind });
    }
    inForce = judged.value;
    refused = null;
    if (isNews) {
      parts.log.info('policy.applied', { revision: judged.value.revision });
      parts.onChanged();
    }
    await report({ revision: judged.value.revision, outcome: 'applied', reason: null, detail: null });
  };
  let builtIn: PolicySettings | null = null;
  return {
    settings: () => inForce?.settings ?? (builtIn ??= builtInSettings(parts.zone())),
    revision: () => inForce?.revision ?? null,
    refused: () => refused,
    readStored: async () => {
      inForce = null;
      const stored = await parts.vault.call('policy.read', null);
      if (!stored.ok || stored.value === null) return true;
      const judged = judge(stored.value);
      if (judged.ok) {
        inForce = judged.value;
        return true;
      }
      parts.log.error('policy.stored-one-refused', { reason: judged.error.reason });
      refused = { reason: judged.error.reason, at: parts.clock.now() };
      return false;
    },
    refresh: () => {
      if (fetching !== null) {
        again = true;
        return fetching;
      }
      const work = async () => {
        do {
          again = false;
          await fetchOnce();
        } while (again);
      };
      fetching = work().finally(() => {
        fetching = null;
      });
      return fetching;
    },
  };
}

/** The revision that a refused document claims to have: good enough for a report, for nothing else. */
function revisionIn(payload: string): number | null {
  try {
    const json: unknown = JSON.parse(payload);
    const revision = typeof json === 'object' && json !== null && 'revision' in json ? json.revision : null;
    return typeof revision === 'number' && Number.isSafeInteger(revision) ? revision : null;
  } catch {
    return null;
  }
}
