import { commands } from '../../../shared/bridge/commands.ts';
import type { BridgeFault, CommandError, CommandName, CommandRequest, CommandResponse, Gate } from '../../../shared/bridge/commands.ts';
import type { Role } from '../../../shared/domain/people/person.ts';
import { onceOnly } from '../../../shared/kernel/once-only.ts';
import { fail } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { ourOrigin } from './our-origin.ts';

export type Handler<Name extends CommandName> = (request: CommandRequest<Name>) => Promise<Result<CommandResponse<Name>, CommandError<Name>>>;

/** One handler for each command of the vocabulary: a missing one does not compile. */
export type Handlers = { readonly [Name in CommandName]: Handler<Name> };

/** Who calls, as Electron knows it (nothing of it comes from the page). */
export type Caller = {
  /** The call comes from a window that we opened ourselves. */
  readonly isOurWindow: boolean;
  readonly isMainFrame: boolean;
  readonly origin: string;
};

/** What this installation is to the relay, for the gates. */
export type Standing = { readonly enrolled: false } | { readonly enrolled: true; readonly role: Role };

/**
 * Answers one call from a page: sender, name, gate, schema, handler, in this order, so that nothing is parsed for a stranger. Every refusal is an answer.
 *
 * @param report keeps an exception where only the log sees it, and answers the code that the person can quote.
 */
export async function answerCall(
  call: { readonly caller: Caller; readonly name: unknown; readonly request: unknown },
  parts: { readonly handlers: Handlers; readonly standing: () => Standing; readonly report: (error: unknown, name: CommandName) => string },
): Promise<Result<unknown, BridgeFault | { readonly kind: string }>> {
  const { caller, name } = call;
  if (!caller.isOurWindow || !caller.isMainFrame || caller.origin !== ourOrigin) return fail({ kind: 'refused', rule: 'sender' });
  if (!isCommandName(name)) return fail({ kind: 'refused', rule: 'name' });
  if (!mayPass(commands[name].gate, parts.standing())) return fail({ kind: 'refused', rule: 'gate' });
  const request = commands[name].request.safeParse(call.request, onceOnly);
  if (!request.success) return fail({ kind: 'refused', rule: 'schema' });
  try {
    // The name ties request and handler together; the compiler cannot follow that through a union.
    const handler = parts.handlers[name] as (request: unknown) => Promise<Result<unknown, { readonly kind: string }>>;
    return await handler(request.data);
  } catch (error) {
    return fail({ kind: 'unexpected', report: parts.report(error, name) });
  }
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

function mayPass(gate: Gate, standing: Standing): boolean {
  switch (gate) {
    case 'always':
      return true;
    case 'enrolled':
      return standing.enrolled;
    case 'manager':
    case 'admin':
      return standing.enrolled && standing.role === gate;
    default:
      return unreachable(gate);
  }
}
