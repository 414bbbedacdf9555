import { z } from 'zod';
import type { CallKind } from './call-journal.ts';

const calls = z.enum(['send', 'read', 'media-upload', 'media-lookup', 'media-download', 'templates', 'any']).default('send');
const count = z.number().int().positive().default(1);

/** A planned misbehaviour of the Graph side. `count` says for how many of the next calls named by `on` (a send is a message, not a read or typing). */
export const fault = z.discriminatedUnion('kind', [
  /** Answer with this status and do nothing. A `code` gives Meta's error body, `html` a page as gateways give, `body` anything else. */
  z.strictObject({
    kind: z.literal('answer'), on: calls, count, status: z.number().int().min(200).max(599).optional(), code: z.number().int().optional(), details: z.string().optional(),
    errorData: z.enum(['object', 'string', 'absent']).default('object'), html: z.boolean().default(false), body: z.unknown().optional(), headers: z.record(z.string(), z.string()).default({}),
  }),
  /** Do what was asked at once, and answer only after `ms`. */
  z.strictObject({ kind: z.literal('delay'), on: calls, count, ms: z.number().int().positive() }),
  /** Do what was asked (or not, with `accept: false`) and never answer; the connection stays open. */
  z.strictObject({ kind: z.literal('hang'), on: calls, count, accept: z.boolean().default(true) }),
  /** Do what was asked, then reset the connection in place of an answer. */
  z.strictObject({ kind: z.literal('reset-after-accept'), on: calls, count }),
  /** Reset the connection and do nothing. */
  z.strictObject({ kind: z.literal('reset-before-accept'), on: calls, count }),
  /** Accept, but report no status of these messages until the faults are deleted. */
  z.strictObject({ kind: z.literal('hold-statuses'), count }),
  /** Accept with 200, report `sent` where Meta would, then `failed` with this code. */
  z.strictObject({ kind: z.literal('late-failure'), count, code: z.number().int(), details: z.string().optional() }),
  /** Every call is answered 401 with code 190 until the faults are deleted. */
  z.strictObject({ kind: z.literal('token-dead') }),
]);
export type Fault = z.infer<typeof fault>;

const names: Readonly<Partial<Record<CallKind, string>>> = {
  messages: 'send', read: 'read', typing: 'read', 'media-upload': 'media-upload', 'media-lookup': 'media-lookup', 'media-download': 'media-download', templates: 'templates',
};

/** The faults that are planned, used up in the order in which they were asked for. */
export class FaultPlan {
  #planned: { readonly fault: Fault; left: number }[] = [];

  plan(wanted: Fault): void {
    this.#planned.push({ fault: wanted, left: 'count' in wanted ? wanted.count : Number.POSITIVE_INFINITY });
  }

  list(): readonly { readonly fault: Fault; readonly left: number | null }[] {
    return this.#planned.map(({ fault: planned, left }) => ({ fault: planned, left: Number.isFinite(left) ? left : null }));
  }

  clear(): void {
    this.#planned = [];
  }

  get tokenIsDead(): boolean {
    return this.#planned.some(({ fault: planned }) => planned.kind === 'token-dead');
  }

  /** The fault that applies to how this call is answered, used up by one. */
  takeForAnswer(kind: CallKind): Extract<Fault, { readonly on: string }> | undefined {
    return this.#take((planned) => 'on' in planned && (planned.on === 'any' || planned.on === names[kind])) as Extract<Fault, { readonly on: string }> | undefined;
  }

  /** The fault that applies to what becomes of an accepted message, used up by one. */
  takeForCourse(): Extract<Fault, { readonly kind: 'hold-statuses' | 'late-failure' }> | undefined {
    return this.#take((planned) => planned.kind === 'hold-statuses' || planned.kind === 'late-failure') as Extract<Fault, { readonly kind: 'hold-statuses' | 'late-failure' }> | undefined;
  }

  #take(applies: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#planned.find((planned) => applies(planned.fault));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found);
    return found.fault;
  }
}
