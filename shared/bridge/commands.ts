/**
 * The bridge between the renderer and main: name → request, response, errors, gate. Both ends take their types from this object and the
 * preload's allow-list is its keys. Every call answers `Result<response, BridgeError>`.
 */
import type { z } from 'zod';
import { contactCommands } from './contact-commands.ts';
import { readingCommands } from './reading-commands.ts';
import { sendingCommands } from './sending-commands.ts';
import { sessionCommands } from './session-commands.ts';
import { triageCommands } from './triage-commands.ts';
import { windowCommands } from './window-commands.ts';
import { writingCommands } from './writing-commands.ts';

/** Who may call: `always`; `enrolled` devices; or people of a role (which implies enrolled). */
export type Gate = 'always' | 'enrolled' | 'manager' | 'admin';

/** The whole vocabulary. A media file is not a command: the renderer shows `app://deskline/media/<id>`, served by main. */
export const commands = {
  ...sessionCommands,
  ...readingCommands,
  ...triageCommands,
  ...sendingCommands,
  ...writingCommands,
  ...contactCommands,
  ...windowCommands,
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType; error: z.ZodType; gate: Gate }>;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandRequest<Name extends CommandName> = z.infer<Commands[Name]['request']>;
export type CommandResponse<Name extends CommandName> = z.infer<Commands[Name]['response']>;
export type CommandError<Name extends CommandName> = z.infer<Commands[Name]['error']>;

/**
 * Refusals that any call can meet. `refused`: by sender, name, gate or schema (`rule` says which). `unexpected`: a bug; `report` is what the person can
 * quote, the rest stays in the log.
 */
export type BridgeFault =
  | { readonly kind: 'refused'; readonly rule: 'sender' | 'name' | 'gate' | 'schema' }
  | { readonly kind: 'unexpected'; readonly report: string };
