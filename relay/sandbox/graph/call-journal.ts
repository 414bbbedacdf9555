import type { SandboxClock } from '../platform/clock.ts';

/** What a call to the Graph side was about. `messages` is a send; reads and typing have kinds of their own. */
export type CallKind =
  | 'messages' | 'read' | 'typing' | 'media-upload' | 'media-lookup' | 'media-download' | 'media-delete' | 'templates' | 'block-users' | 'profile' | 'phone-number' | 'message-history' | 'other';

/** A call as `GET /sandbox/graph-calls` lists it. The token is never kept. */
export type GraphCall = {
  readonly id: number;
  kind: CallKind;
  readonly method: string;
  readonly path: string;
  readonly at: number;
  /** The JSON body, or `{filename, mimeType, size, sha256}` of an upload. */
  body: unknown;
  /** True when the platform did what was asked, whether or not the caller was told. */
  accepted: boolean;
  /** The id of the message that the call created, if any. */
  messageId: string | null;
  /** `pending` while it is being answered; `hung` and `reset` are faults that never answered. */
  outcome: 'pending' | 'answered' | 'hung' | 'reset';
  answerStatus: number | null;
  answeredAt: number | null;
};

const maximumKept = 20_000;

/** Remembers the calls that arrived, oldest first. */
export class CallJournal {
  readonly #clock: SandboxClock;
  #calls: GraphCall[] = [];
  #nextId = 1;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  open(kind: CallKind, method: string, path: string): GraphCall {
    const call: GraphCall = {
      id: this.#nextId, kind, method, path, at: this.#clock.now(), body: null, accepted: false, messageId: null, outcome: 'pending', answerStatus: null, answeredAt: null,
    };
    this.#nextId += 1;
    this.#calls.push(call);
    if (this.#calls.length > maximumKept) this.#calls.shift();
    return call;
  }

  /** Notes the answer, unless a fault has already closed the call. */
  answered(call: GraphCall, status: number): void {
    if (call.outcome !== 'pending') return;
    call.outcome = 'answered';
    call.answerStatus = status;
    call.answeredAt = this.#clock.now();
  }

  list(kind?: string): readonly GraphCall[] {
    return kind === undefined ? this.#calls : this.#calls.filter((call) => call.kind === kind);
  }

  clear(): void {
    this.#calls = [];
  }
}
