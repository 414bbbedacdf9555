import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** More often than this nobody sees a bar move. */
const pauseMs = 200;

/** Tells the screen how far a file has come, now and then; always when all of it has gone. */
export function tellProgress(parts: { readonly announce: (changes: Announcement['changes']) => void; readonly now: () => Instant }): (progress: {
  readonly id: MessageId;
  readonly sent: number;
  readonly size: number;
}) => void {
  let told = 0;
  return ({ id, sent, size }) => {
    const now = parts.now();
    if (sent < size && now - told < pauseMs) return;
    told = now;
    parts.announce([{ kind: 'upload', id, sent: Math.min(sent, size), size }]);
  };
}
