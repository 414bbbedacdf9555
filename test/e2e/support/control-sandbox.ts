import type { Utterance } from '../../../relay/sandbox/control/utterance.ts';

/** One call as the sandbox lists it. `accepted`: Meta did what was asked, whether or not the caller was told. */
export type GraphCall = { readonly kind: string; readonly body: unknown; readonly accepted: boolean; readonly messageId: string | null };

/** The test's hand on the stand-in for Meta: its public control API, nothing behind its back. */
export type SandboxControl = {
  readonly url: string;
  readonly isHealthy: () => Promise<boolean>;
  /** Creates a customer; without a phone the customer has a user id only. */
  readonly customer: (customer: { readonly key: string; readonly name: string; readonly phone?: string; readonly userId?: string; readonly username?: string }) => Promise<void>;
  /** Lets a customer do something. @returns Meta's id of the message. */
  readonly speak: (key: string, utterance: Utterance) => Promise<string>;
  readonly read: (key: string) => Promise<void>;
  /** Texts that Meta accepted, in that order: what the customers get. */
  readonly sentTexts: () => Promise<readonly string[]>;
  readonly calls: (kind: string) => Promise<readonly GraphCall[]>;
  readonly fault: (fault: object) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly settings: (change: object) => Promise<void>;
  /** Retries waiting webhooks now and waits until all are delivered. */
  readonly flush: () => Promise<void>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
};

export function controlSandbox(url: string): SandboxControl {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/sandbox${path}`, {
      method,
      // A flush waits up to 15 seconds by itself.
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} /sandbox${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? null : await answer.json();
  };
  const calls: SandboxControl['calls'] = async (kind) => ((await ask('GET', `/graph-calls?kind=${kind}`)) as { calls: GraphCall[] }).calls;
  return {
    url,
    isHealthy: async () => (await fetch(`${url}/sandbox/healthz`, { signal: AbortSignal.timeout(2000) })).ok,
    customer: async (customer) => void (await ask('POST', '/customers', customer)),
    speak: async (key, utterance) => ((await ask('POST', `/customers/${key}/speak`, utterance)) as { id: string }).id,
    read: async (key) => void (await ask('POST', `/customers/${key}/read`, {})),
    calls,
    sentTexts: async () => (await calls('messages')).filter((call) => call.accepted).flatMap((call) => (call.body as { text?: { body?: string } }).text?.body ?? []),
    fault: async (fault) => void (await ask('POST', '/faults', fault)),
    clearFaults: async () => void (await ask('DELETE', '/faults')),
    settings: async (change) => void (await ask('POST', '/settings', change)),
    flush: async () => void (await ask('POST', '/deliveries/flush', {})),
    post: (path, body) => ask('POST', path, body),
  };
}
