import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemTimers } from '../../../electron/main/clock/timers.ts';
import { drawBytes } from '../../../electron/main/cryptography/cryptography.ts';
import { openKeychain } from '../../../electron/main/secrets/keychain.ts';
import { loadKeytar } from '../../../electron/main/secrets/load-keytar.ts';
import { createSecrets } from '../../../electron/main/secrets/secrets.ts';

/**
 * The key of a profile's cache, from the keychain of the desktop session, as the client asks for it.
 *
 * @param env of the session: the keychain is found through its message bus.
 */
export async function readCacheKey(profile: string, env: Readonly<Record<string, string | undefined>>): Promise<Uint8Array> {
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'XDG_CURRENT_DESKTOP']) process.env[name] = env[name];
  const { id } = JSON.parse(await readFile(join(profile, 'profile.json'), 'utf8')) as { readonly id: string };
  const keychain = openKeychain({ load: loadKeytar, profileId: id, timers: systemTimers, timeLimitMs: 10_000 });
  const answer = await createSecrets({ keychain, drawBytes, isEnrolled: () => true }).readOrMakeCacheKey();
  if (answer.kind !== 'present') throw new Error(`The keychain is ${answer.kind}: ${answer.detail}`);
  return answer.key;
}
