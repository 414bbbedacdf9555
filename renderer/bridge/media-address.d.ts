import type { MediaId } from '../../shared/kernel/ids.ts';
/** Address of a media file, of the same origin as the page (`app://deskline/media/<id>`); main decrypts and serves it. */
export declare function mediaAddress(id: MediaId): string;
