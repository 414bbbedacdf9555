import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { showOutgoing } from '../../../shared/domain/outgoing/show-outgoing.ts';
import type { ShowFacts } from '../../../shared/domain/outgoing/show-outgoing.ts';
import { fillTemplate } from '../../../shared/domain/templates/fill-template.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { ReadDatabase } from '../database/database.ts';
import { readTemplate } from '../template/template-rows.ts';

/** A message as the thread shows it before the relay has it: what it will be, with its template filled. */
export function showQueued(database: ReadDatabase, request: SendMessageRequest, author: PersonId): Message {
  return {
    id: request.id,
    conversationId: request.conversationId,
    author: { kind: 'person', personId: author },
    at: request.composedAt,
    content: showOutgoing(request.content, { media: null, template: templateOf(database, request.content) }),
    delivery: undelivered,
    quotedMessageId: request.quotedMessageId,
    forwarded: 'no',
    reactions: [],
    editedAt: null,
    revokedAt: null,
  };
}

function templateOf(database: ReadDatabase, content: SendMessageRequest['content']): ShowFacts['template'] {
  const template = content.kind === 'template' ? readTemplate(database, content.templateId) : null;
  if (template === null || content.kind !== 'template') return null;
  const filled = fillTemplate(template, content.values, content.header?.kind ?? null);
  return { name: template.name, language: template.language, text: filled.ok ? filled.value.text : template.body };
}
