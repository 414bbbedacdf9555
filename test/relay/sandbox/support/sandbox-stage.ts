import type { RunningSandbox, SandboxOptions } from '../../../../relay/sandbox/start-sandbox.ts';
import { startSandbox } from '../../../../relay/sandbox/start-sandbox.ts';
import type { Received, WebhookReceiver } from './webhook-receiver.ts';
import { startReceiver } from './webhook-receiver.ts';

export const appSecret = 'app-secret-of-the-test';
export const accessToken = 'token-of-the-test';
export const phoneNumberId = '106540352242922';
const noon = Date.UTC(2026, 10, 23, 12);

export type Answer = { readonly status: number; readonly body: any; readonly type: string };

export type Stage = {
  readonly sandbox: RunningSandbox;
  readonly receiver: WebhookReceiver;
  readonly graph: (path: string, body?: unknown, options?: { readonly token?: string | null; readonly method?: string }) => Promise<Answer>;
  readonly control: (path: string, body?: unknown, method?: string) => Promise<Answer>;
  /** Sends a message of the business. */
  readonly send: (message: object) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** A sandbox and a receiver of its webhooks, both real, in this process. */
export async function openStage(options: Partial<SandboxOptions> = {}): Promise<Stage> {
  const receiver = await startReceiver(appSecret);
  const sandbox = await startSandbox({ webhookUrl: receiver.url, appSecret, accessToken, seed: 'test', ...options });
  const call = async (path: string, method: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const json = body !== undefined && !(body instanceof FormData) && typeof body !== 'string';
    const answer = await fetch(sandbox.url + path, {
      method,
      headers: json ? { 'content-type': 'application/json', ...headers } : headers,
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData | string) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: type.includes('json') ? JSON.parse(text) : text };
  };
  const graph: Stage['graph'] = (path, body, { token = accessToken, method } = {}) =>
    call(path, method ?? (body === undefined ? 'GET' : 'POST'), body, token === null ? {} : { authorization: `Bearer ${token}` });
  return {
    sandbox,
    receiver,
    graph,
    control: (path, body, method) => call(`/sandbox${path}`, method ?? (body === undefined ? 'GET' : 'POST'), body, {}),
    send: (message) => graph(`/v25.0/${phoneNumberId}/messages`, { messaging_product: 'whatsapp', ...message }),
    close: async () => {
      await sandbox.close();
      await receiver.close();
    },
  };
}

/** The instant at which manual clocks of these tests begin. */
export const start = noon;

/** Every value of the field `messages`, in order of arrival. */
export function values(received: readonly Received[]): any[] {
  return received.flatMap(({ body }) => (body as any).entry.flatMap((entry: any) => entry.changes.map((change: any) => change.value)));
}

export function messages(received: readonly Received[]): any[] {
  return values(received).flatMap((value) => value.messages ?? []);
}

export function statuses(received: readonly Received[]): any[] {
  return values(received).flatMap((value) => value.statuses ?? []);
}
