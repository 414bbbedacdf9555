import type { KeychainBackend } from './keychain.ts';

/** Loads keytar, its only import. Late, because on macOS the mere loading of a keychain library has made prompts appear. */
export async function loadKeytar(): Promise<KeychainBackend> {
  const keytar = await import('keytar');
  return 'default' in keytar ? keytar.default : keytar;
}
