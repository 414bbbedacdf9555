import { createHash } from 'node:crypto';
import { speak } from '../control/speak.ts';
import type { Utterance } from '../control/utterance.ts';
import type { Timer } from '../platform/clock.ts';
import type { Customer } from '../platform/customer.ts';
import { makeMessageId } from '../platform/message-id.ts';
import type { Platform } from '../platform/platform.ts';
import { seededRandom } from '../platform/seeded-random.ts';
import { echoFromPhone } from './echo-from-phone.ts';
import { latestTimeOfDay } from './latest-time-of-day.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { Scenario } from './scenario.ts';

/** A scenario that is being told. */
export type Telling = { readonly stop: () => void };

/**
 * Tells a scenario: the history at once, then, when the relay has taken a first delivery, the opening (or on later starts some of `later`) at its
 * pace. What the relay has answered with 200 before is not told again; message and media ids follow from the seed and the step, so that even without
 * a state folder a step that is told twice is the same message twice.
 */
export function tellScenario(platform: Platform, told: Scenario, state: SandboxState, seed: string): Telling {
  const story = state.story(told.name);
  const timers = new Set<Timer>();
  const known = new Set(story.told);
  const people = new Map<string, Customer>();
  if (told.settings !== undefined) platform.change(told.settings);
  for (const { answers: _answers, ...wanted } of told.customers) {
    const customer = platform.customers.add(wanted);
    if (customer === undefined) continue;
    const kept = state.customers().find(({ key }) => key === wanted.key);
    if (kept !== undefined) platform.customers.restore(kept);
    // A state of before customers were kept has the times alone.
    customer.lastSpokeAt ??= story.lastSpokeAt[wanted.key];
    people.set(wanted.key, customer);
  }

  const after = (delayMs: number, action: () => void): void => {
    const timer = platform.clock.after(delayMs / platform.settings().speed, () => {
      timers.delete(timer);
      action();
    });
    timers.add(timer);
  };
  const stepId = (step: { readonly who: string; readonly say?: unknown; readonly agency?: unknown }): string =>
    createHash('sha256').update(JSON.stringify([told.name, step.who, step.say ?? null, step.agency ?? null])).digest('hex').slice(0, 16);
  const say = (customer: Customer, said: Utterance, id: string | undefined, agoMs: number): void => {
    const random = id === undefined ? undefined : seededRandom(`${seed}/${id}`);
    const wamid = random === undefined ? {} : { id: makeMessageId(customer.phone ?? customer.userId ?? '', 'from-user', random) };
    speak(platform, customer, { agoMs, ...wamid, ...said }, {
      ...(random === undefined ? {} : { mediaId: random.digits(16) }),
      onDelivered: () => {
        if (id !== undefined && !story.told.includes(id)) story.told.push(id);
        if (customer.lastSpokeAt !== undefined) story.lastSpokeAt[customer.key] = customer.lastSpokeAt;
        state.save();
        reached();
      },
    });
  };

  let live = false;
  const reached = (): void => {
    if (live) return;
    live = true;
    const opening = told.opening.filter((step) => !known.has(stepId(step)));
    const isFirst = opening.length > 0;
    const later = told.later.filter((step) => !known.has(stepId(step))).slice(0, told.laterPerStart);
    const steps = isFirst ? opening : later.length > 0 ? later : told.anytime.slice(state.starts % told.anytime.length).slice(0, 1);
    // A story that was cut off goes on soon, not after the pause that it was cut off in; the first start keeps its own beginning.
    const skip = Math.max(0, Math.min(...steps.map((step) => step.at)) - 1_500);
    for (const step of steps) {
      const customer = people.get(step.who);
      if (customer !== undefined) after(step.at - skip, () => say(customer, step.say, later.length === 0 && !isFirst ? `${stepId(step)}/start ${state.starts}` : stepId(step), 0));
    }
  };

  const now = platform.clock.now();
  const past = told.history
    .map((step) => ({ step, at: step.ago === undefined ? latestTimeOfDay(now, step.lately ?? '', told.zone) : now - step.ago }))
    .filter(({ step }) => !known.has(stepId(step)))
    .toSorted((a, b) => a.at - b.at);
  for (const { step, at } of past) {
    const customer = people.get(step.who);
    if (customer === undefined) continue;
    if (step.say !== undefined) say(customer, step.say, stepId(step), now - at);
    else echoFromPhone(platform, customer, { body: step.agency ?? '', at, random: seededRandom(`${seed}/${stepId(step)}`) }, () => {
      story.told.push(stepId(step));
      state.save();
      reached();
    });
  }
  if (past.length === 0) reached();

  const answering = new Set<Customer>();
  platform.statuses.onRead(({ customer }) => {
    const answers = told.customers.find((wanted) => wanted.key === customer?.key)?.answers ?? [];
    if (customer === undefined || people.get(customer.key) !== customer || answering.has(customer)) return;
    const next = answers[story.answers[customer.key] ?? 0];
    if (next === undefined) return;
    answering.add(customer);
    after(next.after, () => {
      answering.delete(customer);
      story.answers[customer.key] = (story.answers[customer.key] ?? 0) + 1;
      say(customer, next.say, undefined, 0);
    });
  });

  return {
    stop: () => {
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}
