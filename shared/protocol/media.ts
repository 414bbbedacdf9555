import { z } from 'zod';
import { mediaReference } from '../domain/messages/content.ts';
import { uploadKinds } from '../domain/media/media-rules.ts';
import { conversationId } from '../kernel/ids.ts';

/**
 * POST /v1/media: a file to be sent in one message of this conversation. The bytes are the body (its `content-type` is the claim about the file), or the one
 * `file` part of a multipart form. 201. Refused before anything goes to Meta: `empty`, `too-large`, `file-refused`, `not-found`.
 *
 * The name of a document goes with the message, not here: an address may end up in a log. A file that no message uses within a day is forgotten.
 */
export const uploadMediaQuery = z.object({ conversationId, kind: z.enum(uploadKinds) });
export const uploadMediaResponse = z.object({ media: mediaReference });
export type UploadMediaResponse = z.infer<typeof uploadMediaResponse>;
