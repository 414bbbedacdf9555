import type { VaultSurroundings } from './surroundings.ts';
import { operations } from './operation-table.ts';
import { answerRequest } from './answer-request.ts';
import type { VaultRoom } from './operation.ts';
import type { VaultAnswer } from './vault-contract.ts';

/** The vault without its port: a request in, an answer out. */
export type ComposedVault = {
  /** Never throws and never rejects. A request that finishes within one step is done before the next one starts. */
  readonly answer: (request: unknown) => Promise<VaultAnswer>;
  /** For the end of the process. */
  readonly close: () => void;
};

export function composeVault(surroundings: VaultSurroundings): ComposedVault {
  const room: VaultRoom = { surroundings, cache: null, purging: false };
  return {
    answer: (request) => answerRequest(operations, room, request),
    close: () => {
      room.cache?.database.close();
      room.cache = null;
    },
  };
}
