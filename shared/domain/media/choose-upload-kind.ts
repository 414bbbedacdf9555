import { mediaRules } from './media-rules.ts';
import type { UploadKind } from './media-rules.ts';

const office = 'application/vnd.openxmlformats-officedocument';

/** Types by ending, for systems that do not tell them: which kind of Office file it is only the ending says. */
const typeByEnding: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  '3gp': 'video/3gpp',
  aac: 'audio/aac',
  amr: 'audio/amr',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
};

/** What a file claims to be: the system's word for its type, or what its ending says; empty when neither tells. Pure. */
export function claimOf(file: { readonly type: string; readonly name: string | null }): string {
  if (file.type !== '') return file.type.toLowerCase();
  const ending = /\.([^.]+)$/u.exec(file.name ?? '')?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(typeByEnding, ending) ? (typeByEnding[ending] ?? '') : '';
}

/** As what a file goes, from its type: what WhatsApp shows in the chat where it can, else a document. Pure. */
export function chooseUploadKind(claimed: string): Exclude<UploadKind, 'voice' | 'sticker'> {
  const type = claimed.split(';')[0]?.trim() ?? '';
  for (const kind of ['image', 'video', 'audio'] as const) if (mediaRules[kind].types.includes(type) || type.startsWith(`${kind}/`)) return kind;
  return 'document';
}
