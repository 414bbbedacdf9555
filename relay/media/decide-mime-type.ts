/** What a file is held to be. `claimed` by Meta, which repeats the sender; `detected` from its first bytes, null when they tell nothing. */
export type MimeFacts = {
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  readonly claimed: string;
  readonly detected: string | null;
};

const unknownType = 'application/octet-stream';

/** Containers that hold sound as well as pictures; their bytes do not always tell which. */
const audioContainers = new Set(['video/mp4', 'audio/x-m4a', 'video/ogg', 'application/ogg', 'video/3gpp', 'video/webm']);

/** Claims that a viewer would act upon; never taken on trust. */
const active = /\/(x-)?(html|xhtml|xml|svg|javascript|ecmascript|sh|msdownload|msdos|java-archive|httpd)|\+xml\b/u;

/**
 * Decides the type under which a file is shown. Pure.
 *
 * What we show inside a conversation (pictures, sound, film) must be what it claims by its content, else it is bytes to be saved and no more. A
 * document keeps its claim where its content says nothing else, unless a viewer would execute it.
 */
export function decideMimeType({ kind, claimed, detected }: MimeFacts): string {
  switch (kind) {
    case 'image':
    case 'sticker':
      return detected !== null && detected.startsWith('image/') && !active.test(detected) ? detected : unknownType;
    case 'video':
      return detected !== null && detected.startsWith('video/') ? detected : unknownType;
    case 'audio':
      if (detected === null) return unknownType;
      if (detected.startsWith('audio/')) return detected;
      return audioContainers.has(detected) && claimed.startsWith('audio/') ? claimed : unknownType;
    case 'document':
      // Office files are archives inside; the claim is then the better word.
      if (detected === null || detected === 'application/zip' || detected === 'application/x-cfb') return active.test(claimed) ? unknownType : claimed;
      return active.test(detected) ? unknownType : detected;
  }
}
