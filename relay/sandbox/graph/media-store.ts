import { createHash, createHmac } from 'node:crypto';
import type { SandboxClock } from '../platform/clock.ts';
import type { SeededRandom } from '../platform/seeded-random.ts';
import type { SandboxSettings } from '../platform/settings.ts';
import type { MediaKind } from './field-rules.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';

/** A file that the platform keeps, in memory. */
export type StoredMedia = {
  readonly id: string;
  readonly bytes: Buffer;
  /** As reported to receivers, parameters included: `audio/ogg; codecs=opus`. */
  readonly mimeType: string;
  readonly source: 'upload' | 'user';
  readonly keptUntil: number;
};

/** Types and sizes per kind, after Meta's page 'Media' (December 2025). Sizes in bytes. */
const accepted: Readonly<Record<MediaKind, { readonly types: readonly string[]; readonly maximum: number }>> = {
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maximum: 16 * 1024 ** 2 },
  document: {
    types: [
      'text/plain', 'application/pdf', 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    maximum: 100 * 1024 ** 2,
  },
  image: { types: ['image/jpeg', 'image/png'], maximum: 5 * 1024 ** 2 },
  sticker: { types: ['image/webp'], maximum: 500 * 1024 },
  video: { types: ['video/mp4', 'video/3gpp'], maximum: 16 * 1024 ** 2 },
};

const uploadLifeMs = 30 * 24 * 3_600_000; // Meta: uploaded ids live 30 days.

/** The largest upload that any kind allows. */
export const largestUpload = accepted.document.maximum;

/** The media of the platform: uploads of the business and files of the users. */
export class MediaStore {
  readonly #byId = new Map<string, StoredMedia>();
  readonly #clock: SandboxClock;
  readonly #random: SeededRandom;
  readonly #settings: () => SandboxSettings;

  constructor(parts: { readonly clock: SandboxClock; readonly random: SeededRandom; readonly settings: () => SandboxSettings }) {
    this.#clock = parts.clock;
    this.#random = parts.random;
    this.#settings = parts.settings;
  }

  /** Keeps a file that a user sends. @param id fixed, so that a scenario that is told again names the same file. */
  keepFromUser(bytes: Buffer, mimeType: string, id: string = this.#random.digits(16)): StoredMedia {
    const media: StoredMedia = { id, bytes, mimeType, source: 'user', keptUntil: this.#clock.now() + this.#settings().inboundMediaLifeMs };
    this.#byId.set(id, media);
    return media;
  }

  /** Takes an upload, if its type and size are allowed for some kind. */
  upload(bytes: Buffer, mimeType: string): StoredMedia | GraphRefusal {
    const plain = plainType(mimeType);
    const kind = Object.values(accepted).find((rule) => rule.types.includes(plain));
    if (kind === undefined) return refuse(100, `Param file must be a file with one of the following types: ${Object.values(accepted).flatMap((rule) => rule.types).join(', ')}. Received file of type '${plain.slice(0, 60)}'.`);
    if (bytes.length === 0) return refuse(131053, 'The file is empty.');
    if (bytes.length > kind.maximum) return refuse(131053, `The file is larger than ${kind.maximum} bytes.`);
    const media: StoredMedia = { id: this.#random.digits(16), bytes, mimeType, source: 'upload', keptUntil: this.#clock.now() + uploadLifeMs };
    this.#byId.set(media.id, media);
    return media;
  }

  /** A file that is still kept. */
  find(id: string): StoredMedia | undefined {
    const media = this.#byId.get(id);
    return media !== undefined && media.keptUntil > this.#clock.now() ? media : undefined;
  }

  remove(id: string): boolean {
    return this.#byId.delete(id);
  }

  /** Why an id cannot be sent as this kind, or undefined. */
  readonly trouble = (id: string, kind: MediaKind): GraphRefusal | undefined => {
    const media = this.find(id);
    if (media === undefined) return refuse(131009, `No media with this id exists, or it has expired.`);
    if (!accepted[kind].types.includes(plainType(media.mimeType))) return refuse(131053, `Unsupported ${kind} mime type ${plainType(media.mimeType)}. Please use one of ${accepted[kind].types.join(', ')}.`);
    if (media.bytes.length > accepted[kind].maximum) return refuse(131053, `The file is too large for ${kind}.`);
    return undefined;
  };

  /** Path and query of a download address that works for `mediaUrlLifeMs`. */
  downloadPath(media: StoredMedia): string {
    const expires = Math.floor(this.#clock.now() + this.#settings().mediaUrlLifeMs);
    return `/whatsapp_business/attachments/?mid=${media.id}&ext=${expires}&hash=${ticket(media.id, expires)}`;
  }

  /** The file behind a download address, or undefined when the address is wrong, has expired, or the file is gone. */
  behind(query: { readonly mid: string; readonly ext: string; readonly hash: string }): StoredMedia | undefined {
    const expires = Number(query.ext);
    return query.hash === ticket(query.mid, expires) && expires > this.#clock.now() ? this.find(query.mid) : undefined;
  }
}

/** Base64 of the SHA-256 digest, as webhooks carry it; the look-up has it in hexadecimal. */
export function digestOf(bytes: Uint8Array, encoding: 'base64' | 'hex'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}

function plainType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

// Not a secret: it only makes made-up addresses fail, as they do at Meta.
function ticket(id: string, expires: number): string {
  return createHmac('sha256', 'sandbox-attachments').update(`${id}.${expires}`).digest('base64url').slice(0, 24);
}
