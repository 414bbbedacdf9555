import { cleanFileName } from '../../shared/domain/media/clean-file-name.ts';
import type { UploadKind } from '../../shared/domain/media/media-rules.ts';
import type { MediaReference, MessageContent } from '../../shared/domain/messages/content.ts';
import { acceptContent } from '../../shared/domain/outgoing/accept-content.ts';
import { fileOf } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { SendPayload, TemplatePayload } from '../../shared/domain/outgoing/send-payload.ts';
import { showOutgoing } from '../../shared/domain/outgoing/show-outgoing.ts';
import { fillTemplate } from '../../shared/domain/templates/fill-template.ts';
import type { Template } from '../../shared/domain/templates/template.ts';
import type { MediaId } from '../../shared/kernel/ids.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayErrorCode, RelayRefusal } from '../../shared/protocol/errors.ts';
import type { Transaction } from '../database/database.ts';

/** An uploaded file, as it was checked. */
export type TakenUpload = { readonly kind: UploadKind; readonly mimeType: string; readonly size: number; readonly animated: boolean };

/** What accepting a message needs of other domains; `compose-whatsapp.ts` fills it in. */
export type SendLookups = {
  /** The conversation learns that it was answered. */
  readonly noteAnswer: (transaction: Transaction, answer: { readonly conversationId: string; readonly at: Instant }) => Promise<void>;
  /** A template that this number can send; null when there is none. */
  readonly findTemplate: (transaction: Transaction, wanted: { readonly numberId: string; readonly templateId: string }) => Promise<Template | null>;
  /** Gives an uploaded file to this message, for good; null when it is not there, for another number, or another message's. */
  readonly takeUpload: (
    transaction: Transaction,
    wanted: { readonly mediaId: string; readonly numberId: string; readonly messageId: string },
  ) => Promise<TakenUpload | null>;
  readonly readConsent: (
    transaction: Transaction,
    contact: { readonly contactId: string; readonly numberId: string },
  ) => Promise<{ readonly marketingStoppedAt: number | null; readonly blockedAt: number | null }>;
};

export type ResolvedOutgoing = {
  readonly payload: SendPayload;
  readonly shown: MessageContent;
  readonly mediaId: string | null;
  /** Category of the template; null for everything else. */
  readonly templateCategory: string | null;
};

/**
 * Checks a content and looks up what it names: its template, filled; its file. The file is not taken yet, because its message is not stored yet.
 */
export async function resolveOutgoing(
  transaction: Transaction,
  lookups: Pick<SendLookups, 'findTemplate'>,
  { content, numberId }: { readonly content: OutgoingContent; readonly numberId: string },
): Promise<Result<ResolvedOutgoing, RelayRefusal>> {
  const accepted = acceptContent(content);
  if (!accepted.ok) return fail(describe(accepted.error));
  const tidy = storable(accepted.value);
  const mediaId = fileOf(tidy)?.mediaId ?? null;
  if (tidy.kind !== 'template') {
    return succeed({ payload: tidy, shown: showOutgoing(tidy, { media: null, template: null }), mediaId, templateCategory: null });
  }
  const template = await lookups.findTemplate(transaction, { numberId, templateId: tidy.templateId });
  if (template === null) return fail({ code: 'template-refused', about: { rule: 'unknown' } });
  const filled = fillTemplate(template, tidy.values, tidy.header?.kind ?? null);
  if (!filled.ok) return fail(describe(filled.error));
  const { name, language } = template;
  const payload: TemplatePayload = {
    kind: 'template',
    category: template.category,
    name,
    language,
    parameterFormat: template.parameterFormat,
    headerFile: tidy.header === null || tidy.header.kind === 'location' ? null : { kind: tidy.header.kind, fileName: tidy.header.kind === 'document' ? tidy.header.fileName : null },
    headerPlace: tidy.header?.kind === 'location' ? tidy.header : null,
    header: filled.value.header,
    body: filled.value.body,
    buttons: filled.value.buttons,
  };
  const shown = showOutgoing(tidy, { media: null, template: { name, language, text: filled.value.text } });
  return succeed({ payload, shown, mediaId, templateCategory: template.category });
}

/** Puts in what is known of the file once it is the message's: its type, and a name that fits it. */
export function withUpload(resolved: ResolvedOutgoing, id: string, upload: TakenUpload): ResolvedOutgoing {
  const media: MediaReference = { id: id as MediaId, mimeType: upload.mimeType, size: upload.size, state: 'ready', failure: null };
  const { payload, shown } = resolved;
  switch (payload.kind) {
    case 'document': {
      const fileName = cleanFileName(payload.fileName, upload.mimeType);
      return { ...resolved, payload: { ...payload, fileName }, shown: { kind: 'document', media, fileName, caption: payload.caption } };
    }
    case 'sticker':
      return { ...resolved, shown: { kind: 'sticker', media, animated: upload.animated } };
    case 'template':
      if (payload.headerFile?.kind !== 'document') return resolved;
      return { ...resolved, payload: { ...payload, headerFile: { kind: 'document', fileName: cleanFileName(payload.headerFile.fileName, upload.mimeType) } } };
    case 'buttons': {
      const header = payload.header?.kind === 'document' ? { ...payload.header, fileName: cleanFileName(payload.header.fileName, upload.mimeType) } : payload.header;
      return { ...resolved, payload: { ...payload, header }, shown: shown.kind === 'offer' ? { ...shown, headerFile: media } : shown };
    }
    default:
      return 'media' in shown ? { ...resolved, shown: { ...shown, media } } : resolved;
  }
}

/** Turns a refusal of the shared rules into what the client gets: its kind is the code, the rest says what it is about. */
export function describe(refusal: { readonly kind: RelayErrorCode } & Readonly<Record<string, unknown>>): RelayRefusal {
  const { kind, closedAt, ...facts } = refusal;
  const at = typeof closedAt === 'number' ? { at: closedAt } : {};
  return { code: kind, about: { ...facts, ...at } };
}

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair; whatever text they stand in, U+FFFD takes their place. */
function storable<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'string' ? member.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD') : member,
  ) as Value;
}
