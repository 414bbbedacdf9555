import type { MediaReference, MessageContent } from '../../../shared/domain/messages/content.ts';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { fileOf } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { showOutgoing } from '../../../shared/domain/outgoing/show-outgoing.ts';
import type { ShowFacts } from '../../../shared/domain/outgoing/show-outgoing.ts';
import { fillTemplate } from '../../../shared/domain/templates/fill-template.ts';
import type { MediaId, PersonId } from '../../../shared/kernel/ids.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { ReadDatabase } from '../database/database.ts';
import { readDraftFileFacts } from '../draft/draft-file-rows.ts';
import { readTemplate } from '../template/template-rows.ts';

/** A message as the thread shows it before the relay has it: what it will be, with its file as it lies here and its template filled. */
export function showQueued(database: ReadDatabase, request: SendMessageRequest, author: PersonId): Message {
  return {
    id: request.id,
    conversationId: request.conversationId,
    author: { kind: 'person', personId: author },
    at: request.composedAt,
    content: showOutgoing(request.content, { media: mediaOf(database, request.content), template: templateOf(database, request.content) }),
    delivery: request.sendAt === undefined ? undelivered : { ...undelivered, waiting: { reason: 'planned', until: request.sendAt } },
    quotedMessageId: request.quotedMessageId,
    forwarded: 'no',
    reactions: [],
    editedAt: null,
    revokedAt: null,
  };
}

/** The same content, showing this file. */
export function showFile(content: MessageContent, media: MediaReference): MessageContent {
  if ('media' in content) return { ...content, media };
  return content.kind === 'offer' && content.headerFile !== null ? { ...content, headerFile: media } : content;
}

function mediaOf(database: ReadDatabase, content: SendMessageRequest['content']): MediaReference | null {
  const file = fileOf(content);
  const facts = file === null ? null : readDraftFileFacts(database, file.mediaId);
  return file === null || facts === null ? null : { id: file.mediaId as MediaId, mimeType: facts.mimeType, size: facts.size, state: 'ready', failure: null };
}

function templateOf(database: ReadDatabase, content: SendMessageRequest['content']): ShowFacts['template'] {
  const template = content.kind === 'template' ? readTemplate(database, content.templateId) : null;
  if (template === null || content.kind !== 'template') return null;
  const filled = fillTemplate(template, content.values, content.header?.kind ?? null);
  return { name: template.name, language: template.language, text: filled.ok ? filled.value.text : template.body };
}
