import type { VaultLocation } from '../../vault/vault-contract.ts';
import type { VaultProcess } from './open-vault-process.ts';

/**
 * Opens the cache of a vault that was started ahead, before there is anybody who would ask for it. Whoever then opens the same place gets what came of it, good or bad; any other
 * first call is made as if nothing had been opened, which each of them can stand.
 *
 * @param key 32 bytes; zeroed here as soon as they are on their way.
 */
export function openAhead(process: VaultProcess, location: Extract<VaultLocation, { readonly kind: 'disk' }>, key: Uint8Array): VaultProcess {
  const { vault } = process;
  let ahead: ReturnType<typeof vault.call<'open'>> | null = vault.call('open', { location, key });
  key.fill(0);
  const call: typeof vault.call = (name, args) => {
    const opening = ahead;
    ahead = null;
    const asked = name === 'open' ? (args as { readonly location: VaultLocation }).location : null;
    const isSame = asked?.kind === 'disk' && asked.folder === location.folder;
    return opening !== null && isSame ? opening : vault.call(name, args);
  };
  return { ...process, vault: { ...vault, call } };
}
