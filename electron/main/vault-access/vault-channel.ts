import { z } from 'zod';
import { fail } from '../../../shared/kernel/result.ts';
import type { Vault, VaultAnswer, VaultChange, VaultError } from '../../vault/vault-contract.ts';
import type { Result } from '../../../shared/kernel/result.ts';

export type VaultChannel = {
  readonly vault: Vault;
  /** A message that came from the process. */
  readonly receive: (message: unknown) => void;
  /** The process is gone: every pending and every later call answers `unexpected`. */
  readonly end: () => void;
};

// The answer's values are of our own making: only its frame is looked at.
const answerShape = z.object({
  call: z.number().int(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: z.object({ kind: z.string(), detail: z.string() }) }),
  ]),
  changes: z.array(z.object({ kind: z.string() }).loose()),
});

/** Turns calls into posted requests and matches the answers. Changes are told before the call that made them is answered. */
export function openVaultChannel(post: (message: unknown) => boolean, log: (line: string) => void): VaultChannel {
  const pending = new Map<number, (result: Result<never, VaultError>) => void>();
  const listeners = new Set<(changes: readonly VaultChange[]) => void>();
  const ended: Result<never, VaultError> = fail({ kind: 'unexpected', detail: 'the vault process has ended' });
  let isOver = false;
  let calls = 0;

  return {
    vault: {
      call: (name, args) => new Promise((resolve) => {
        const call = (calls += 1);
        pending.set(call, resolve);
        if (isOver || !post({ call, name, args })) {
          pending.delete(call);
          resolve(ended);
        }
      }),
      onChanges: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    receive: (message) => {
      const parsed = answerShape.safeParse(message);
      const settle = parsed.success ? pending.get(parsed.data.call) : undefined;
      if (!parsed.success || settle === undefined) {
        log('an answer that nobody waits for was dropped');
        return;
      }
      const answer = parsed.data as VaultAnswer;
      pending.delete(answer.call);
      if (answer.changes.length > 0) for (const listener of listeners) listener(answer.changes);
      settle(answer.result as Result<never, VaultError>);
    },
    end: () => {
      isOver = true;
      for (const settle of pending.values()) settle(ended);
      pending.clear();
    },
  };
}
