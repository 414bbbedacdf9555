import type { SendRefusal } from '../../../shared/bridge/send-refusal.ts';
import { decidePlan } from '../../../shared/domain/outgoing/decide-plan.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** When a message would leave, and what the request says of it; a refusal when nobody could mean that. Pure. */
export function planFor(
  draft: { readonly sendAt?: Instant | null | undefined }, now: Instant,
): Result<{ readonly at: Instant; readonly request: { readonly sendAt?: Instant } }, SendRefusal> {
  const plan = decidePlan(draft.sendAt, now);
  if (plan.kind === 'too-far') return fail({ kind: 'content-refused', field: 'sendAt', rule: 'too-far' });
  return succeed(plan.kind === 'now' ? { at: now, request: {} } : { at: plan.at, request: { sendAt: plan.at } });
}
