import type { PolicySettings } from '../../../shared/domain/policy/policy.ts';
import { planPurge } from '../../../shared/domain/retention/plan-purge.ts';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

export type MediaFile = { readonly mimeType: string; readonly bytes: Uint8Array };

/** `unknown`: no cached message names it · `offline`: not here, and the relay cannot be reached · `gone`: the relay does not have it. */
export type MediaTrouble = { readonly kind: 'unknown' | 'offline' | 'gone' };

export type Media = {
  /** A file of a cached message: from the cache, or from the relay (and then kept, as far as policy lets us). */
  readonly read: (id: MediaId) => Promise<Result<MediaFile, MediaTrouble>>;
  /** Fetches pictures and voice notes of new messages before anybody asks. */
  readonly fetchAhead: (changes: readonly Change[]) => void;
  readonly stop: () => void;
};

const fetchedAtOnce = 2;
/** Larger files wait until somebody wants them. WhatsApp's own limits are 5 MB for a picture and 16 MB for a voice note. */
const largestAheadBytes = 16 * 1024 * 1024;

export function createMedia(parts: {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'media'>;
  readonly clock: Clock;
  readonly settings: () => PolicySettings;
  readonly log: Log;
}): Media {
  const running = new Map<MediaId, Promise<Result<MediaFile, MediaTrouble>>>();
  const ahead = new Set<MediaId>();
  let active = 0;
  let stopped = false;

  const mayKeep = (at: number) => at >= planPurge(parts.settings().retention, parts.clock.now()).filesBefore && parts.settings().retention.attachmentDays > 0;
  const readOrFetch = async (id: MediaId): Promise<Result<MediaFile, MediaTrouble>> => {
    const cached = await parts.vault.call('media.read', { id });
    if (cached.ok && cached.value !== null) return succeed(cached.value);
    const owner = await parts.vault.call('media.owner', { id });
    if (!owner.ok || owner.value === null) return fail({ kind: 'unknown' });
    const { messageId, mimeType, at } = owner.value;
    const answer = await parts.link.media(id);
    if (!answer.ok) {
      parts.log.warn('media.not-fetched', describeFailure(answer.error));
      return fail({ kind: answer.error.kind === 'refused' && answer.error.code !== 'media-pending' && answer.error.status < 500 ? 'gone' : 'offline' });
    }
    const bytes = answer.value;
    if (mayKeep(at)) {
      const stored = await parts.vault.call('media.store', { id, messageId, mimeType, bytes, now: parts.clock.now() });
      if (!stored.ok) parts.log.warn('media.not-stored', { kind: stored.error.kind });
      // The message was purged while its file was on its way: then nobody may have it.
      else if (!stored.value) return fail({ kind: 'unknown' });
    }
    return succeed({ mimeType, bytes });
  };
  const read = (id: MediaId): Promise<Result<MediaFile, MediaTrouble>> => {
    let work = running.get(id);
    if (work === undefined) {
      work = readOrFetch(id).finally(() => running.delete(id));
      running.set(id, work);
    }
    return work;
  };
  const pump = () => {
    while (!stopped && active < fetchedAtOnce) {
      const next = ahead.values().next();
      if (next.done === true) return;
      ahead.delete(next.value);
      active += 1;
      void read(next.value)
        .catch(() => parts.log.warn('media.not-fetched', { kind: 'unexpected' }))
        .finally(() => {
          active -= 1;
          pump();
        });
    }
  };
  return {
    read,
    fetchAhead: (changes) => {
      for (const change of changes) {
        if (change.entity !== 'message') continue;
        const media = wantedAhead(change.message);
        if (media !== null && mayKeep(change.message.at)) ahead.add(media.id);
      }
      pump();
    },
    stop: () => {
      stopped = true;
      ahead.clear();
    },
  };
}

/** The file of a message that is worth fetching before it is looked at; null when there is none. */
function wantedAhead(message: Message): MediaReference | null {
  const { content } = message;
  const isSeenAtOnce = content.kind === 'image' || content.kind === 'sticker' || (content.kind === 'audio' && content.voice);
  if (!isSeenAtOnce || content.media.state !== 'ready') return null;
  return (content.media.size ?? 0) <= largestAheadBytes ? content.media : null;
}
