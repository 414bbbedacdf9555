import { expect } from 'vitest';
import { nameOf, phoneOf } from './run-faults.ts';
import type { Evidence } from './run-faults.ts';

/** Holds against each other what the platform did, what the database holds and what devices read: nothing lost, nothing doubled, order kept. */
export function expectNothingLost(evidence: Evidence): void {
  const { said, accepted, carriedOut, rows, along, afterwards } = evidence;
  expect(evidence.unexpectedEnds).toEqual([]);
  expect(evidence.openDeliveries).toBe(0);
  expect(evidence.canaries).toBeGreaterThan(0);
  expect(evidence.entries).toBe(evidence.head);
  const outgoingCount = [...accepted.values()].flat().length;
  expect(evidence.outgoingStates).toEqual({ accepted: outgoingCount });

  for (const [name, lines] of said) {
    const inThread = rows.filter((row) => row.name === name && row.author === 'contact');
    // Every message once, in the order in which it was said, under its own id.
    expect(inThread.map((row) => row.body)).toEqual(lines.map((line) => line.body));
    expect(inThread.map((row) => row.wamid)).toEqual(lines.map((line) => line.wamid));
  }
  expect(rows.filter((row) => row.author === 'contact')).toHaveLength([...said.values()].flat().length);

  for (let index = 0; index < said.size; index += 1) {
    const wanted = accepted.get(nameOf(index)) ?? [];
    const sent = carriedOut.filter((call) => call.to === phoneOf(index) || call.to === `+${phoneOf(index)}`);
    // At the platform: each accepted message exactly once, in the order of acceptance.
    expect(sent.map((call) => call.body)).toEqual(wanted.map((line) => line.body));
    expect(sent.map((call) => call.ourId)).toEqual(wanted.map((line) => line.id));
    expect(rows.filter((row) => row.name === nameOf(index) && row.author === 'person').map((row) => [row.id, row.stage])).toEqual(wanted.map((line) => [line.id, 'read']));
  }
  expect(carriedOut).toHaveLength(outgoingCount);

  // The device that read along and the one that read everything afterwards know the same, and it is what the database holds.
  expect(new Set(along.messages.keys())).toEqual(new Set(rows.map((row) => row.id)));
  expect(new Map(along.messages)).toEqual(new Map([...along.messages.keys()].map((id) => [id, afterwards.messages.get(id)])));
  expect(afterwards.messages.size).toBe(rows.length);
}
