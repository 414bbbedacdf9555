import { z } from 'zod';
import { companyNumber } from '../domain/numbers/number.ts';
import { person, team } from '../domain/people/person.ts';
import { preferencesPatch } from '../domain/preferences/preferences.ts';
import { messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { adminDevicesResponse, teamResponse } from '../protocol/administration.ts';
import { session } from './session.ts';

const nothing = z.null();

/** The device and its desk: who is at work here, by which policy, what was announced; and what managers and administrators read. A part of `commands`. */
export const sessionCommands = {
  'session.read': { request: nothing, response: session, error: z.never(), gate: 'always' },
  'session.enrol': {
    request: z.object({ relayUrl: z.string().min(1).max(500), code: z.string().min(1).max(64) }),
    response: nothing,
    error: z.object({
      kind: z.enum(['address-invalid', 'unreachable', 'not-a-relay', 'code-unknown', 'code-expired', 'too-many-attempts', 'too-old', 'keychain-locked']),
    }),
    gate: 'always',
  },
  /** Changes some settings of this device; those that are not named stay. */
  'settings.store': { request: preferencesPatch, response: nothing, error: z.never(), gate: 'enrolled' },
  'directory.read': {
    request: nothing,
    response: z.object({ people: z.array(person), teams: z.array(team), numbers: z.array(companyNumber) }),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Tries the line to the relay now instead of when the next attempt is due. */
  'connection.retry': { request: nothing, response: nothing, error: z.never(), gate: 'enrolled' },
  /** Why a message was, or was not, announced. */
  'notices.explain': {
    request: z.object({ messageId }),
    response: z.object({ kind: z.enum(['show', 'hold', 'silent']), reason: z.string(), until: instant.nullable(), decidedAt: instant }).nullable(),
    error: z.never(),
    gate: 'enrolled',
  },
  /** Shows a notification as an example, or says why none would be seen now. */
  'notices.test': { request: nothing, response: z.object({ outcome: z.enum(['shown', 'off-duty', 'no-service', 'refused-by-system', 'no-answer']) }), error: z.never(), gate: 'enrolled' },
  /** Looks past the gate of quiet hours for 15 minutes. Kept on this device only: nobody is told. */
  'quiet.lookAnyway': { request: nothing, response: z.object({ until: instant }), error: z.never(), gate: 'enrolled' },
  'team.read': { request: nothing, response: teamResponse, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'manager' },
  'admin.devices': { request: nothing, response: adminDevicesResponse, error: z.object({ kind: z.enum(['offline', 'refused']) }), gate: 'admin' },
} as const;
