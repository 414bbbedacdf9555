import { fileOfContent } from '../../../shared/domain/messages/file-of-content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Texts } from '../text/texts.ts';
import type { Media } from './keep-media.ts';
import { proposeFileName } from './propose-file-name.ts';

/**
 * Saves the file of a message where the person says. Name, type and bytes come from the cache, nothing from the page. The file is written, never opened. It is the
 * person's copy from then on: no purge reaches it.
 *
 * @param zone IANA name; the time of a message is part of the name of a file that has none.
 */
export async function saveMessageFile(
  id: MessageId,
  parts: {
    readonly vault: Vault;
    readonly media: Pick<Media, 'read'>;
    readonly texts: Texts;
    readonly zone: string;
    readonly askSavePlace: (name: string) => Promise<string | null>;
    readonly saveClientFile: (path: string, bytes: Uint8Array) => Promise<Result<null, { readonly code: string }>>;
    readonly log: Log;
  },
): Promise<Result<{ readonly saved: boolean }, { readonly kind: 'unreadable' | 'unwritable' }>> {
  const message = valueOf(await parts.vault.call('messages.read', { id }));
  const reference = message === null || message.revokedAt !== null ? null : fileOfContent(message.content);
  if (message === null || reference?.state !== 'ready') return fail({ kind: 'unreadable' });
  const fileName = message.content.kind === 'document' ? message.content.fileName : null;
  const instead = `${parts.texts.contentKind(message.content.kind)} ${stampOf(message.at, parts.zone)}`;
  // The dialog first: fetching a large file may take a while, and a person who cancels needs none.
  const place = await parts.askSavePlace(proposeFileName({ fileName, mimeType: reference.mimeType, instead }));
  if (place === null) return succeed({ saved: false });
  const file = await parts.media.read(reference.id);
  if (!file.ok) return fail({ kind: 'unreadable' });
  const written = await parts.saveClientFile(place, file.value.bytes);
  if (written.ok) return succeed({ saved: true });
  parts.log.warn('media.not-saved', { code: written.error.code });
  return fail({ kind: 'unwritable' });
}

/** `2026-03-12 16-40`: sorts by time and fits every file system. */
function stampOf(at: Instant, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}-${parts.get('minute')}`;
}
