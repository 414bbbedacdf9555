import type { z } from 'zod';
import type { Redacted } from '../../shared/kernel/redacted.ts';
import { relayError } from '../../shared/protocol/errors.ts';

/** Something went wrong that the operator can do something about; `message` is the line to show. */
export class AdminProblem extends Error {}

/** How the command speaks to the relay. */
export type RelayLink = {
  /** Sends a request and reads its answer. Throws AdminProblem with a clear line for everything but a success. */
  readonly ask: <Answer>(request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown; readonly answer: z.ZodType<Answer> }) => Promise<Answer>;
};

const answerWithinMs = 30_000;

export function openRelayLink(url: string, token: Redacted): RelayLink {
  return {
    ask: async ({ method, path, body, answer }) => {
      const { status, json } = await exchange(url + path, {
        method,
        headers: { authorization: `Bearer ${token.reveal()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(answerWithinMs),
      }).catch(() => {
        throw new AdminProblem(`The relay does not answer at ${url}. Is it running? (--relay URL names another)`);
      });
      if (status >= 200 && status < 300) {
        const read = answer.safeParse(json);
        if (read.success) return read.data;
        throw new AdminProblem(`What answers at ${url} is not a relay of this version.`);
      }
      const refused = relayError.safeParse(json);
      if (!refused.success) throw new AdminProblem(`What answers at ${url} is not a relay (status ${status}).`);
      if (status === 401) throw new AdminProblem('The relay does not know this operator token. Is --data-dir the folder of the relay that is running?');
      if (status === 404 && refused.data.error.message.startsWith('This relay has no company yet')) {
        throw new AdminProblem("This relay has no company yet. Create one with 'npm run admin -- company create …' (docs/relay.md, 'A real company')");
      }
      throw new AdminProblem(`${refused.data.error.message}.`);
    },
  };
}

async function exchange(address: string, request: RequestInit): Promise<{ readonly status: number; readonly json: unknown }> {
  const response = await fetch(address, request);
  const text = await response.text();
  try {
    return { status: response.status, json: JSON.parse(text) };
  } catch {
    return { status: response.status, json: null };
  }
}
