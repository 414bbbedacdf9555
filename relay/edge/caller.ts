import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../shared/domain/people/person.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { Refusal } from './refusal.ts';

/** A device that proved who it is, and whose it is. */
export type DeviceCaller = { readonly deviceId: DeviceId; readonly companyId: string; readonly person: Person };

/** Who makes a request. `operator`: whoever can read the token file on the relay's own machine. */
export type Caller = { readonly kind: 'device'; readonly device: DeviceCaller } | { readonly kind: 'operator' };

/**
 * Who may use a route. Every route says it; one that does not cannot be registered.
 * `anyone` no proof · `device` any enrolled device · `manager`, `admin` devices of people with that role · `admin` the operator as well ·
 * `operator` the operator alone.
 */
export type Access = 'anyone' | 'device' | 'manager' | 'admin' | 'operator';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export type Authenticate = {
  /** The device of a token; null when unknown. */
  readonly device: (token: string) => Promise<DeviceCaller | null>;
  readonly isOperator: (token: string) => boolean;
};

/** Makes the hook that runs before every route: finds the caller and compares with what the route asks. */
export function makeGate(authenticate: Authenticate): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request) => {
    const access = request.routeOptions.config.access ?? 'anyone';
    if (access === 'anyone') return;
    const token = bearerToken(request.headers.authorization);
    if (token === null) throw new Refusal('not-enrolled', 'A bearer token is needed');
    const device = authenticate.isOperator(token) ? null : await authenticate.device(token);
    if (device === null && !authenticate.isOperator(token)) throw new Refusal('not-enrolled', 'The token is not known');
    request.caller = device === null ? { kind: 'operator' } : { kind: 'device', device };
    if (!isAllowed(request.caller, access)) throw new Refusal('forbidden', `This needs the access '${access}'`);
  };
}

/** The calling device, on a route that only devices may use. */
export function deviceOf(request: FastifyRequest): DeviceCaller {
  if (request.caller?.kind !== 'device') throw new Refusal('forbidden', 'This is for devices');
  return request.caller.device;
}

function isAllowed(caller: Caller, access: Exclude<Access, 'anyone'>): boolean {
  if (caller.kind === 'operator') return access === 'admin' || access === 'operator';
  if (access === 'device') return true;
  return caller.device.person.role === access;
}

function bearerToken(header: string | undefined): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '');
  return match?.[1] ?? null;
}
