import { z } from 'zod';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { describeFailure } from './database/describe-failure.ts';
import type { Done, VaultRoom } from './operation.ts';
import type { OperationTable } from './operation-table.ts';
import type { VaultAnswer, VaultChange, VaultError } from './vault-contract.ts';

const requestShape = z.object({ call: z.number().int(), name: z.string(), args: z.unknown() });

/**
 * Recognises a request, does it and answers. An unknown name or shape is an answer as well (`unexpected`), and so is whatever an operation throws: only
 * its code gets out, never its text.
 */
export async function answerRequest(table: OperationTable, room: VaultRoom, request: unknown): Promise<VaultAnswer> {
  const shaped = requestShape.safeParse(request);
  if (!shaped.success) return refused(-1, 'not a request');
  const { call, name, args } = shaped.data;
  if (!Object.hasOwn(table, name)) return refused(call, 'unknown operation');
  const operation = table[name as keyof OperationTable] as LooseOperation;
  const parsed = operation.args.safeParse(args);
  if (!parsed.success) return refused(call, 'arguments of another shape');
  try {
    const outcome = await operation.run(room, parsed.data);
    if (!outcome.ok) return { call, result: outcome, changes: [] };
    return { call, result: succeed(outcome.value.value), changes: outcome.value.changes };
  } catch (failure) {
    return { call, result: fail(describeFailure(failure)), changes: [] };
  }
}

/** An operation whose arguments have been checked against its own schema: the compiler cannot follow the name through the table. */
type LooseOperation = {
  readonly args: z.ZodType;
  readonly run: (room: VaultRoom, args: unknown) => Result<Done<unknown>, VaultError> | Promise<Result<Done<unknown>, VaultError>>;
};

const none: readonly VaultChange[] = [];

function refused(call: number, detail: string): VaultAnswer {
  return { call, result: fail({ kind: 'unexpected', detail }), changes: none };
}
