import { makeId } from '../../../shared/kernel/make-id.ts';
import { changesResponse } from '../../../shared/protocol/changes.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { randomBytes } from 'node:crypto';
import { enrolDevice } from './enrol-device.ts';

/** An employee's device that only has HTTP: sends until it is answered, reads the changes from where it was. */
export type Desk = {
  /** Sends a text; again and again with the same id until the relay has answered that it has it. @returns the id. */
  readonly send: (conversationId: string, body: string) => Promise<string>;
  /** Reads on from the cursor until there is no more. */
  readonly catchUp: () => Promise<void>;
  /** Everything read so far: the newest state of each message. */
  readonly messages: ReadonlyMap<string, Message>;
  /** Conversation by the name of its contact; names are unique here. */
  readonly conversationOf: (name: string) => string | undefined;
  /** A device with the same rights that has read nothing yet. */
  readonly fresh: () => Desk;
};

async function json(url: string, init: RequestInit & { readonly token: string }): Promise<{ readonly status: number; readonly body: unknown }> {
  const { token, ...rest } = init;
  const answer = await fetch(url, {
    ...rest,
    headers: { authorization: `Bearer ${token}`, ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(8_000),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

/** A device of the demo company's employee. */
export async function enrolDesk(url: string, dataDir: string): Promise<Desk> {
  return openDesk(url, await enrolDevice(url, dataDir));
}

function openDesk(url: string, token: string): Desk {
  const messages = new Map<string, Message>();
  const names = new Map<string, string>();
  const conversations = new Map<string, string>();
  let cursor = 0;
  /** What fails for want of a relay or a database is tried again; what is refused is a mistake of the test. */
  const insist = async (path: string, init: RequestInit): Promise<unknown> => {
    for (let tries = 0; ; tries += 1) {
      const answer = await json(`${url}${path}`, { ...init, token }).catch(() => ({ status: 0, body: null }));
      if (answer.status >= 200 && answer.status < 300) return answer.body;
      if (answer.status >= 400 && answer.status < 500) throw new Error(`${path.slice(0, 20)} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (tries === 300) throw new Error(`${path.slice(0, 20)} found no relay`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  };
  return {
    messages,
    conversationOf: (name) => conversations.get(names.get(name) ?? ''),
    fresh: () => openDesk(url, token),
    send: async (conversationId, body) => {
      const id = makeId(Date.now(), new Uint8Array(randomBytes(10)));
      await insist('/v1/messages', {
        method: 'POST',
        body: JSON.stringify({ id, conversationId, content: { kind: 'text', body }, quotedMessageId: null, composedAt: Date.now() }),
      });
      return id;
    },
    catchUp: async () => {
      for (;;) {
        const page = changesResponse.parse(await insist(`/v1/changes?after=${cursor}&limit=1000`, { method: 'GET' }));
        if (page.cursor < cursor) throw new Error('The log went backwards');
        cursor = page.cursor;
        for (const change of page.changes) {
          if (change.entity === 'message') messages.set(change.message.id, change.message);
          if (change.entity === 'contact') names.set(change.contact.displayName, change.contact.id);
          if (change.entity === 'conversation') conversations.set(change.conversation.contactId, change.conversation.id);
        }
        if (!page.hasMore) return;
      }
    },
  };
}
