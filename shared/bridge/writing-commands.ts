import { z } from 'zod';
import { draft, draftFile } from '../domain/drafts/draft.ts';
import { favourites } from '../domain/favourites/favourites.ts';
import { quickReply } from '../domain/quick-replies/quick-reply.ts';
import { template } from '../domain/templates/template.ts';
import { conversationId, mediaId, messageId, quickReplyId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';
import { cachedMessage } from './cached-message.ts';
import { fileRefusal, sendRefusal } from './send-refusal.ts';

const nothing = z.null();

/** What is used while writing: templates, quick replies, favourites, drafts and their files. A part of `commands`. */
export const writingCommands = {
  /** Every template of the company, in any status, by name, then language. Read again when a change of the `directory` is announced. */
  'templates.list': { request: nothing, response: z.object({ templates: z.array(template) }), error: z.never(), gate: 'enrolled' },
  /** The quick replies that this person has, by shortcut. Read again when a change of the `directory` is announced. */
  'quickReplies.list': { request: nothing, response: z.object({ quickReplies: z.array(quickReply) }), error: z.never(), gate: 'enrolled' },
  /** Keeps one, new (`id` null) or changed. It needs the relay: others have it too. `shortcut-taken`: another one of its scope has it. */
  'quickReplies.store': {
    request: quickReply.omit({ changedAt: true, id: true }).extend({ id: quickReplyId.nullable() }),
    response: z.object({ id: quickReplyId }),
    error: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('quick-reply-refused'), field: z.string(), rule: z.enum(['empty', 'too-long', 'too-many', 'letters', 'language-twice', 'language-unknown']) }),
      z.object({ kind: z.enum(['shortcut-taken', 'not-allowed', 'offline', 'refused']) }),
    ]),
    gate: 'enrolled',
  },
  'quickReplies.remove': { request: z.object({ id: quickReplyId }), response: nothing, error: z.object({ kind: z.enum(['not-allowed', 'offline', 'refused']) }), gate: 'enrolled' },
  /** What the person reaches for on this device: templates, emoji, the skin tone. */
  'favourites.read': { request: nothing, response: favourites, error: z.never(), gate: 'enrolled' },
  'favourites.store': { request: favourites, response: nothing, error: z.never(), gate: 'enrolled' },
  /** What was begun in a conversation and not sent, with the message that it answers as far as it is here. */
  'drafts.read': { request: z.object({ conversationId }), response: z.object({ draft: draft.nullable(), quote: cachedMessage.nullable() }), error: z.never(), gate: 'enrolled' },
  /** Keeps the words of a draft; its files stay. */
  'drafts.store': { request: draft.omit({ files: true, changedAt: true }), response: nothing, error: z.never(), gate: 'enrolled' },
  /**
   * Puts a file into a draft, if WhatsApp takes it: judged by its content. It is encrypted in the cache when this answers. `type`: the system's word for it, or empty.
   * `voice`: recorded here, to be a voice note. Limits are bytes, or files.
   */
  'drafts.addFile': {
    request: z.object({ conversationId, bytes: z.instanceof(Uint8Array), type: z.string().max(255), name: z.string().max(1000).nullable(), voice: z.boolean() }),
    response: draftFile,
    error: fileRefusal,
    gate: 'enrolled',
  },
  /** Captions and order of the files of a draft; those that are not named are removed. */
  'drafts.arrangeFiles': {
    request: z.object({ conversationId, files: z.array(z.strictObject({ id: mediaId, caption: z.string().max(100_000) })).max(100) }),
    response: nothing,
    error: z.never(),
    gate: 'enrolled',
  },
  /** Sends a draft: `body` as it stands in the field, then each of its files with its caption. All of it, or nothing when one part is refused. `undoMs` as with `messages.send`. */
  'drafts.send': {
    request: z.object({ conversationId, body: z.string().max(100_000), quotedMessageId: messageId.nullable(), undoMs: z.number().int().min(0).max(60_000), sendAt: instant.nullable().optional() }),
    response: z.object({ ids: z.array(messageId) }),
    error: sendRefusal,
    gate: 'enrolled',
  },
} as const;
