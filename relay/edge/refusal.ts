import type { RefusalFacts, RelayError, RelayErrorCode, RetryAdvice } from '../../shared/protocol/errors.ts';

/** Status and advice of every refusal. `after` times are starting points; clients add their own spread. */
const meanings: Readonly<Record<RelayErrorCode, { readonly status: number; readonly retry: RetryAdvice }>> = {
  'invalid-request': { status: 400, retry: { kind: 'never' } },
  'not-enrolled': { status: 401, retry: { kind: 'reauthenticate' } },
  forbidden: { status: 403, retry: { kind: 'never' } },
  'not-found': { status: 404, retry: { kind: 'never' } },
  conflict: { status: 409, retry: { kind: 'never' } },
  'code-unknown': { status: 404, retry: { kind: 'never' } },
  'code-expired': { status: 410, retry: { kind: 'never' } },
  'window-closed': { status: 409, retry: { kind: 'never' } },
  'too-long': { status: 400, retry: { kind: 'never' } },
  empty: { status: 400, retry: { kind: 'never' } },
  'media-pending': { status: 409, retry: { kind: 'after', afterMs: 5_000 } },
  'media-failed': { status: 410, retry: { kind: 'never' } },
  'too-large': { status: 413, retry: { kind: 'never' } },
  'content-refused': { status: 400, retry: { kind: 'never' } },
  'file-refused': { status: 415, retry: { kind: 'never' } },
  'template-refused': { status: 409, retry: { kind: 'never' } },
  'opted-out': { status: 409, retry: { kind: 'never' } },
  'contact-blocked': { status: 409, retry: { kind: 'never' } },
  'nothing-to-mark': { status: 409, retry: { kind: 'never' } },
  'triage-refused': { status: 409, retry: { kind: 'never' } },
  'whatsapp-refused': { status: 502, retry: { kind: 'never' } },
  'too-many-requests': { status: 429, retry: { kind: 'after', afterMs: 60_000 } },
  unavailable: { status: 503, retry: { kind: 'after', afterMs: 2_000 } },
  unexpected: { status: 500, retry: { kind: 'after', afterMs: 30_000 } },
};

/** Ends a request with an answer that the client can act on. Lives inside the edge alone; domains answer with values. */
export class Refusal extends Error {
  readonly code: RelayErrorCode;
  readonly retry: RetryAdvice;
  readonly about: RefusalFacts | undefined;

  /** @param message for developers: no secret, no value that came with the request. */
  constructor(code: RelayErrorCode, message: string, retry: RetryAdvice = meanings[code].retry, about?: RefusalFacts) {
    super(message);
    this.code = code;
    this.retry = retry;
    this.about = about;
  }
}

/** Status of the answer to a refusal. */
export function statusOf(code: RelayErrorCode): number {
  return meanings[code].status;
}

/** Body of the answer to a refusal. */
export function errorBody(refusal: Pick<Refusal, 'code' | 'message' | 'retry' | 'about'>): RelayError {
  const { code, message, retry, about } = refusal;
  return { error: { code, message, retry, ...(about === undefined ? {} : { about }) } };
}
