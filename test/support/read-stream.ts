import { createParser } from 'eventsource-parser';
import { presenceEvent } from '../../shared/protocol/presence.ts';
import type { PresenceEvent } from '../../shared/protocol/presence.ts';
import { streamEvent } from '../../shared/protocol/stream.ts';
import type { StreamEvent } from '../../shared/protocol/stream.ts';

export type HeardEvent = { readonly name: string; readonly event: StreamEvent };

/** An open event stream: `next` waits for the next event that fits; `ended` resolves when the relay ends it. */
export type TestStream = { readonly next: (fits: (heard: HeardEvent) => boolean) => Promise<HeardEvent>; /** What was told of people so far, oldest first. */
  readonly present: () => readonly PresenceEvent[];
  readonly ended: Promise<void>; readonly close: () => void };

/** Opens GET /v1/stream and reads it with a real parser. */
export async function readStream(url: string, token: string): Promise<TestStream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/v1/stream`, { headers: { authorization: `Bearer ${token}` }, signal: abort.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`The stream answered ${response.status}`);
  const heard: HeardEvent[] = [];
  const present: PresenceEvent[] = [];
  let wake: () => void = () => undefined;
  const parser = createParser({
    onEvent: (message) => {
      if (message.event === 'presence') present.push(presenceEvent.parse(JSON.parse(message.data)));
      else heard.push({ name: message.event ?? '', event: streamEvent.parse(JSON.parse(message.data)) });
      wake();
    },
  });
  const decoder = new TextDecoder();
  const ended = (async () => {
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
  })().catch(() => undefined);
  return {
    ended,
    present: () => [...present],
    close: () => abort.abort(),
    next: async (fits) => {
      for (;;) {
        const index = heard.findIndex(fits);
        if (index !== -1) return heard.splice(0, index + 1).at(-1) as HeardEvent;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
