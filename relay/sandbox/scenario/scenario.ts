import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { utterance } from '../control/utterance.ts';
import { newCustomer } from '../platform/customer.ts';
import { settingsChange } from '../platform/settings.ts';

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** A length of time as people write it: `2d`, `26h`, `1h30m`, `8s`, `1.5s`. In milliseconds once parsed. */
export const span = z.string().transform((text, context) => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([dhms])/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) {
    context.addIssue({ code: 'custom', message: 'a length of time such as 26h, 1h30m or 8s' });
    return z.NEVER;
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * unitMs[part[2] as keyof typeof unitMs], 0);
});

const key = z.string().min(1);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 23:10');

/** Something from before the sandbox started: of the customer (`say`), or of the business, written on the phone (`agency`). */
const historyStep = z
  .strictObject({ who: key, ago: span.optional(), lately: timeOfDay.optional(), say: utterance.optional(), agency: z.string().min(1).optional() })
  .refine((step) => (step.ago === undefined) !== (step.lately === undefined), 'give either ago or lately')
  .refine((step) => (step.say === undefined) !== (step.agency === undefined), 'give either say or agency');

/** Something that happens while the sandbox runs, `at` after the relay was first reached. */
const liveStep = z.strictObject({ who: key, at: span, say: utterance });

/** What a customer says after reading a message of the business: the next one of the list each time, then nothing more. */
const answer = z.strictObject({ after: span, say: utterance });

/** A scenario file. */
export const scenario = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens'),
    /** IANA zone of `lately`; without it, the zone of this computer. */
    zone: z.string().optional(),
    settings: settingsChange.optional(),
    customers: z.array(newCustomer.safeExtend({ key, answers: z.array(answer).default([]) })).min(1),
    history: z.array(historyStep).default([]),
    opening: z.array(liveStep).default([]),
    /** Told on later starts, `laterPerStart` at a time, so that a second day begins with something new. */
    later: z.array(liveStep).default([]),
    /** When all of `later` has been told: one of these each start, in turn, so that somebody writes at every start. Each time it is a new message. */
    anytime: z.array(liveStep).default([]),
    laterPerStart: z.number().int().positive().default(3),
  })
  .superRefine((told, context) => {
    const known = new Set(told.customers.map((customer) => customer.key));
    for (const section of ['history', 'opening', 'later', 'anytime'] as const) {
      for (const [index, step] of told[section].entries()) {
        if (!known.has(step.who)) context.addIssue({ code: 'custom', path: [section, index, 'who'], message: `nobody among the customers has the key ${step.who}` });
      }
    }
  });
export type Scenario = z.infer<typeof scenario>;

/** The scenario that comes with the sandbox. */
export const demoScenarioFile = new URL('./demo.json', import.meta.url);

/** Reads a scenario file. @param name `demo`, or a path. @returns a failure in one line that names the place in the file. */
export function readScenario(name: string): Result<Scenario, string> {
  let text: string;
  try {
    text = readFileSync(name === 'demo' ? demoScenarioFile : name, 'utf8');
  } catch {
    return fail(`SANDBOX_SCRIPT: the scenario file ${name} cannot be read.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(`SANDBOX_SCRIPT: ${name} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const read = scenario.safeParse(value);
  if (read.success) return succeed(read.data);
  const issue = read.error.issues[0];
  return fail(`SANDBOX_SCRIPT: ${name}, at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'not valid'}`);
}
