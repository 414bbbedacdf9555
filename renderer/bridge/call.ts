import type { BridgeApi } from '../../shared/bridge/changes.ts';
import type { BridgeFault, CommandError, CommandName, CommandRequest, CommandResponse } from '../../shared/bridge/commands.ts';
import type { Result } from '../../shared/kernel/result.ts';

declare global {
  interface Window {
    /** Put there by the preload, before any script of the page runs. */
    readonly deskline: BridgeApi;
  }
}

/** What any call can answer instead of its value: its own refusals, or a fault of the bridge itself. */
export type CallFailure<Name extends CommandName> = CommandError<Name> | BridgeFault;

/**
 * Calls main. Never throws: a broken port is answered as `unexpected` without a report number.
 * Main has checked the answer against the schema of the command, so it is typed here without a second parse.
 */
export async function call<Name extends CommandName>(
  name: Name,
  request: CommandRequest<Name>,
): Promise<Result<CommandResponse<Name>, CallFailure<Name>>> {
  try {
    return JSON.parse(await window.deskline.call(name, request)) as Result<CommandResponse<Name>, CallFailure<Name>>;
  } catch {
    return { ok: false, error: { kind: 'unexpected', report: '' } };
  }
}
