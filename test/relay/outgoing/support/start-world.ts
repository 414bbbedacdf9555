import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../../../../build/processes/free-port.ts';
import { drawMedia } from '../../../../relay/sandbox/media/drawn-media.ts';
import type { DrawingName } from '../../../../relay/sandbox/media/drawn-media.ts';
import type { SettingsChange } from '../../../../relay/sandbox/platform/settings.ts';
import { startSandbox } from '../../../../relay/sandbox/start-sandbox.ts';
import { makeId } from '../../../../shared/kernel/make-id.ts';
import { startTestRelay, testSecrets } from '../../../support/start-test-relay.ts';
import { textAt } from '../../../support/start-test-edge.ts';

type Json = any;
export type Answer = { readonly status: number; readonly json: Json };
export type Who = 'employee' | 'manager' | 'admin';

/** A whole relay and the sandbox in the place of Meta, both real, in this process, talking over HTTP. */
export type World = {
  readonly ask: (method: string, path: string, body?: unknown, who?: Who) => Promise<Answer>;
  readonly upload: (conversationId: string, kind: string, bytes: Uint8Array, claimed: string) => Promise<Answer>;
  readonly uploadForm: (conversationId: string, kind: string, bytes: Uint8Array, claimed: string) => Promise<Answer>;
  readonly uploadDrawing: (conversationId: string, kind: string, drawing: DrawingName) => Promise<string>;
  readonly download: (mediaId: string) => Promise<Buffer>;
  readonly control: (path: string, body?: unknown, method?: string) => Promise<Json>;
  /** A customer writes, and the relay has it. Answers the conversation. */
  readonly customerWrites: (key: string, utterance?: object) => Promise<string>;
  /** Asks the sandbox what Meta itself would say, with the relay's token. */
  readonly graph: (path: string) => Promise<Answer>;
  /** Sends and waits until it is at Meta, or refused. */
  readonly send: (conversationId: string, content: object, more?: object) => Promise<Answer>;
  readonly settled: () => Promise<void>;
  /** Bodies of Graph calls of one kind, oldest first. */
  readonly calls: (kind: string) => Promise<readonly Json[]>;
  readonly changes: (after?: number, who?: Who) => Promise<readonly Json[]>;
  readonly message: (id: string) => Promise<Json>;
  readonly logged: () => string;
};

const quiet: SettingsChange = { autoStatuses: false, enforcePairRate: false, throughputPerSecond: 10_000, speed: 100 };

export async function startWorld(databaseUrl?: string, settings: SettingsChange = {}): Promise<World> {
  // Both ends need the other's address before they start; so one port is looked for first.
  const port = await freePort();
  const relay = await startTestRelay({ graphUrl: `http://127.0.0.1:${port}`, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const sandbox = await startSandbox({
    webhookUrl: `${relay.url}/webhooks/whatsapp`,
    appSecret: testSecrets.appSecret,
    accessToken: testSecrets.accessToken,
    port,
    seed: 'outgoing',
    settings: { ...quiet, ...settings },
  });
  const stop = async (): Promise<void> => {
    await relay.close();
    await sandbox.close();
  };
  onTestFinished(stop);

  const call = async (url: string, method: string, body?: unknown, token?: string): Promise<Answer> => {
    const answer = await fetch(url, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  };
  const operator = (await readFile(join(relay.dataDir, 'operator-token'), 'utf8')).trim();
  const demo = (await call(`${relay.url}/v1/admin/demo-company`, 'POST', {}, operator)).json as { people: { id: string; role: Who }[] };
  const tokens = {} as Record<Who, string>;
  for (const person of demo.people) {
    const code = textAt((await call(`${relay.url}/v1/admin/enrolment-codes`, 'POST', { personId: person.id }, operator)).json, 'code');
    tokens[person.role] = textAt((await call(`${relay.url}/v1/enrolment`, 'POST', { code, deviceName: 'A desk', appVersion: '1', protocolVersion: 1 })).json, 'token');
  }
  const ask: World['ask'] = (method, path, body, who = 'employee') => call(relay.url + path, method, body, tokens[who]);
  const control: World['control'] = async (path, body, method) => {
    const answer = await call(`${sandbox.url}/sandbox${path}`, method ?? (body === undefined ? 'GET' : 'POST'), body);
    if (answer.status > 299) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
  const settled = async (): Promise<void> => {
    await relay.idle();
    await control('/deliveries/flush', {});
    await relay.idle();
  };
  const changes: World['changes'] = async (after = 0, who = 'employee') => (await ask('GET', `/v1/changes?after=${after}&limit=1000`, undefined, who)).json.changes;
  const upload: World['upload'] = async (conversationId, kind, bytes, claimed) => {
    const answer = await fetch(`${relay.url}/v1/media?conversationId=${conversationId}&kind=${kind}`, {
      method: 'POST',
      headers: { 'content-type': claimed, authorization: `Bearer ${tokens.employee}` },
      body: Buffer.from(bytes),
    });
    return { status: answer.status, json: await answer.json() };
  };
  return {
    ask,
    control,
    graph: (path) => call(`${sandbox.url}/v25.0/${path}`, 'GET', undefined, testSecrets.accessToken),
    settled,
    changes,
    upload,
    download: async (mediaId) => {
      const answer = await fetch(`${relay.url}/v1/media/${mediaId}`, { headers: { authorization: `Bearer ${tokens.employee}` } });
      return Buffer.from(await answer.arrayBuffer());
    },
    uploadForm: async (conversationId, kind, bytes, claimed) => {
      const form = new FormData();
      form.set('file', new Blob([Buffer.from(bytes)], { type: claimed }), 'a private name.pdf');
      const answer = await fetch(`${relay.url}/v1/media?conversationId=${conversationId}&kind=${kind}`, { method: 'POST', headers: { authorization: `Bearer ${tokens.employee}` }, body: form });
      return { status: answer.status, json: await answer.json() };
    },
    uploadDrawing: async (conversationId, kind, drawing) => {
      const { bytes, mimeType } = drawMedia(drawing);
      const answer = await upload(conversationId, kind, bytes, mimeType);
      if (answer.status !== 201) throw new Error(`The upload was refused: ${JSON.stringify(answer.json)}`);
      return answer.json.media.id as string;
    },
    customerWrites: async (key, utterance = { type: 'text', body: 'Hello' }) => {
      await control(`/customers/${key}/speak`, utterance);
      await settled();
      const conversations = (await changes()).filter((change) => change.entity === 'conversation');
      return conversations.at(-1).conversation.id as string;
    },
    send: async (conversationId, content, more = {}) => {
      const sent = await ask('POST', '/v1/messages', { id: newId(), conversationId, content, quotedMessageId: null, composedAt: Date.now(), ...more });
      await settled();
      return sent;
    },
    calls: async (kind) => ((await control(`/graph-calls?kind=${kind}`)).calls as Json[]).map((made) => made.body),
    message: async (id) => (await changes()).find((change) => change.entity === 'message' && change.message.id === id)?.message,
    logged: relay.logged,
  };
}

export function newId(): string {
  return makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
