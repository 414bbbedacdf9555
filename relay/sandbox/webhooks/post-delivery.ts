import type { SandboxClock } from '../platform/clock.ts';

/** The sandbox waits this long for an answer before it counts a delivery as failed. Meta does not publish its own limit. */
const answerWithinMs = 10_000;

type DeliveryRequest = {
  readonly url: string;
  readonly bytes: Buffer;
  readonly signature: string | undefined;
  readonly clock: SandboxClock;
  /** Aborts the request when the sandbox closes. */
  readonly signal: AbortSignal;
};

/** Makes one POST to the webhook. Never throws: no connection and no answer in time are outcomes. */
export async function postDelivery(request: DeliveryRequest): Promise<{ readonly status: number | null; readonly trouble: string | null }> {
  const patience = new AbortController();
  const timer = request.clock.after(answerWithinMs, () => patience.abort());
  try {
    const answer = await fetch(request.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        ...(request.signature === undefined ? {} : { 'x-hub-signature-256': request.signature }),
      },
      body: new Uint8Array(request.bytes),
      redirect: 'manual',
      signal: AbortSignal.any([patience.signal, request.signal]),
    });
    await answer.arrayBuffer();
    return { status: answer.status, trouble: null };
  } catch (error) {
    if (patience.signal.aborted) return { status: null, trouble: 'no answer in time' };
    const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
    return { status: null, trouble: typeof cause?.code === 'string' ? cause.code : 'no connection' };
  } finally {
    timer.cancel();
  }
}
