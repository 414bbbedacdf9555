import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import { presenceEvent } from '../../../shared/protocol/presence.ts';
import type { PresenceEvent } from '../../../shared/protocol/presence.ts';
import { streamBeatMs, streamEvent } from '../../../shared/protocol/stream.ts';
import type { StreamEvent } from '../../../shared/protocol/stream.ts';
import type { Timers } from '../clock/timers.ts';
import type { RelayFailure } from './relay-failure.ts';
import type { RelayHttp } from './relay-http.ts';

/** Events that say where the log stands. Others are of a newer relay and not for us. */
const stateEvents: readonly string[] = ['hello', 'head', 'beat'];

/** Silence after which the line counts as dead: two beats and a half. */
export const longestSilenceMs = 2.5 * streamBeatMs;

export type StreamListener = {
  readonly onEvent: (event: StreamEvent) => void;
  /** A colleague looks at a conversation, types, or has left. */
  readonly onPresence?: (event: PresenceEvent) => void;
  /** Called once, unless we closed the stream ourselves. */
  readonly onEnd: (failure: RelayFailure) => void;
};

/** Opens the event stream. The answer closes it. */
export function openStream(parts: { readonly http: RelayHttp; readonly timers: Timers; readonly listener: StreamListener }): () => void {
  const abort = new AbortController();
  let ended = false;
  let cancelWatch: () => void = () => undefined;
  const end = (failure: RelayFailure | null) => {
    if (ended) return;
    ended = true;
    cancelWatch();
    abort.abort();
    if (failure !== null) parts.listener.onEnd(failure);
  };
  const watch = () => {
    cancelWatch();
    cancelWatch = parts.timers.after(longestSilenceMs, () => end({ kind: 'unreachable', detail: 'silence' }));
  };
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'presence') {
        watch();
        const told = presenceEvent.safeParse(parseJson(data));
        // Of no consequence beyond a moment: not worth a new stream.
        if (told.success && !ended) parts.listener.onPresence?.(told.data);
        return;
      }
      if (event !== undefined && !stateEvents.includes(event)) return;
      const parsed = streamEvent.safeParse(parseJson(data));
      if (!parsed.success) return end({ kind: 'not-understood', status: 200 });
      watch();
      if (!ended) parts.listener.onEvent(parsed.data);
    },
  });
  watch();
  void parts.http.stream({ method: 'GET', path: '/v1/stream', signal: abort.signal }).then((answer) => {
    if (!answer.ok) return end(answer.error);
    const body = answer.value;
    const decoder = new StringDecoder('utf8');
    body.on('data', (chunk: Buffer) => {
      if (!ended) parser.feed(decoder.write(chunk));
    });
    body.on('end', () => end({ kind: 'unreachable', detail: 'ended' }));
    body.on('close', () => end({ kind: 'unreachable', detail: 'closed' }));
    body.on('error', () => end({ kind: 'unreachable', detail: 'broken' }));
    if (ended) body.destroy();
  });
  return () => end(null);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
