import type { SeededRandom } from '../platform/seeded-random.ts';

/** How the endpoint answered the handshake. `verified` is what Meta would conclude. */
export type Verification = { readonly verified: boolean; readonly status: number | null; readonly body: string | null };

/**
 * Performs Meta's verification handshake: GET with `hub.mode`, `hub.challenge` and `hub.verify_token`. Verified means 200 with the challenge and
 * nothing around it.
 */
export async function verifyEndpoint(url: string, verifyToken: string, random: SeededRandom): Promise<Verification> {
  const challenge = random.digits(10);
  const address = new URL(url);
  address.searchParams.set('hub.mode', 'subscribe');
  address.searchParams.set('hub.challenge', challenge);
  address.searchParams.set('hub.verify_token', verifyToken);
  try {
    const answer = await fetch(address, { redirect: 'manual' });
    const body = await answer.text();
    return { verified: answer.status === 200 && body === challenge, status: answer.status, body: body.slice(0, 500) };
  } catch {
    return { verified: false, status: null, body: null };
  }
}
