/** One page of a running Chromium (or the browser as a whole), driven over its debugging protocol: without a framework whose own work would be measured too. */
export type DevtoolsPage = {
  /** The value of an expression, awaited. @throws what it throws. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  readonly send: (method: string, params?: object) => Promise<unknown>;
  /** What the next event of this name says. */
  readonly next: (event: string) => Promise<unknown>;
  readonly close: () => void;
};

type Reply = { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown; readonly error?: { readonly message: string } };
type Evaluated = { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } } };

/** @param endpoint `http://127.0.0.1:port`. @param url of the page that is waited for, its beginning. */
export async function attachToPage(endpoint: string, url: string, withinMs = 60_000): Promise<DevtoolsPage> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await fetch(`${endpoint}/json/list`);
    const targets = (await answer.json()) as readonly { readonly type: string; readonly url: string; readonly webSocketDebuggerUrl: string }[];
    const target = targets.find((one) => one.type === 'page' && one.url.startsWith(url));
    if (target !== undefined) return await connect(target.webSocketDebuggerUrl);
    if (Date.now() > deadline) throw new Error(`No page ${url} within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The browser that a page belongs to: what concerns all of its processes, such as tracing. */
export async function attachToBrowser(endpoint: string): Promise<DevtoolsPage> {
  const { webSocketDebuggerUrl } = (await (await fetch(`${endpoint}/json/version`)).json()) as { readonly webSocketDebuggerUrl: string };
  return await connect(webSocketDebuggerUrl);
}

async function connect(address: string): Promise<DevtoolsPage> {
  const socket = new WebSocket(address);
  const expected = new Map<string, (params: unknown) => void>();
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The page cannot be reached')));
  });
  socket.addEventListener('message', (event) => {
    const reply = JSON.parse(String(event.data)) as Reply;
    if (reply.method !== undefined) {
      expected.get(reply.method)?.(reply.params);
      expected.delete(reply.method);
    }
    const caller = waiting.get(reply.id ?? -1);
    if (caller === undefined) return;
    waiting.delete(reply.id ?? -1);
    if (reply.error === undefined) caller.resolve(reply.result);
    else caller.reject(new Error(reply.error.message));
  });
  socket.addEventListener('close', () => {
    for (const caller of waiting.values()) caller.reject(new Error('The page is gone'));
  });
  let calls = 0;
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  return {
    send,
    next: (event) => new Promise((resolve) => expected.set(event, resolve)),
    evaluate: async <Value>(expression: string) => {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })) as Evaluated;
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as Value;
    },
    close: () => socket.close(),
  };
}
