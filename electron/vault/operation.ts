import type { z } from 'zod';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Cache } from './cache.ts';
import type { VaultSurroundings } from './surroundings.ts';
import type { VaultChange, VaultError, VaultOperationName, VaultOperations } from './vault-contract.ts';

type Arguments<Name extends VaultOperationName> = VaultOperations[Name]['args'];
type Value<Name extends VaultOperationName> = VaultOperations[Name]['value'];

/** What an operation answers and what its transaction changed. */
export type Done<Answer> = { readonly value: Answer; readonly changes: readonly VaultChange[] };

/** What lives as long as the process. `cache` is null until `open` and after `close`; `purging` guards against two purges at once. */
export type VaultRoom = { readonly surroundings: VaultSurroundings; cache: Cache | null; purging: boolean };

/** One operation: how its arguments are recognised and what it does. Whatever it throws is turned into an answer by the caller. */
export type Operation<Name extends VaultOperationName> = {
  readonly args: z.ZodType<Arguments<Name>>;
  readonly run: (room: VaultRoom, args: Arguments<Name>) => Result<Done<Value<Name>>, VaultError> | Promise<Result<Done<Value<Name>>, VaultError>>;
};

/** An operation on the open cache; without one it answers `not-open`. */
export function onCache<Name extends VaultOperationName>(
  args: z.ZodType<Arguments<Name>>,
  run: (cache: Cache, args: Arguments<Name>, surroundings: VaultSurroundings) => Done<Value<Name>>,
): Operation<Name> {
  return {
    args,
    run: (room, given) => {
      if (room.cache === null) return fail({ kind: 'not-open', detail: 'no cache is open' });
      return succeed(run(room.cache, given, room.surroundings));
    },
  };
}

/** The outcome of an operation that only reads. */
export function found<Answer>(value: Answer): Done<Answer> {
  return { value, changes: [] };
}
