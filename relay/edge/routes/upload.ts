import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { relayError } from '../../../shared/protocol/errors.ts';
import { mediaRules, uploadKinds } from '../../../shared/domain/media/media-rules.ts';
import { uploadMediaQuery, uploadMediaResponse } from '../../../shared/protocol/media.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';
import { refusalFor } from '../word-refusal.ts';

/** The largest file of any kind; which kind may have how much is checked while it streams by. */
const largest = Math.max(...uploadKinds.map((kind) => mediaRules[kind].maximum));

/** The frame of a form around its file. */
const formMargin = 64 * 1024;

/** Files to be sent. The body is streamed through and never held: so this scope parses none. */
export async function addUploadRoute(app: EdgeApp, functions: Pick<EdgeFunctions, 'upload'>): Promise<void> {
  await app.register(async (scope: EdgeApp) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart, { limits: { fileSize: largest + 1, files: 1, fields: 10, parts: 11 } });
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    scope.post(
      '/v1/media',
      {
        config: { access: 'device' },
        bodyLimit: largest + formMargin,
        schema: { summary: 'Hand over a file that a message will send', querystring: uploadMediaQuery, response: { 201: uploadMediaResponse, '4xx': relayError } },
      },
      async (request, reply) => {
        const { conversationId, kind } = request.query;
        const source = request.isMultipart() ? await filePart(request.file()) : rawBody(request.body, request.headers['content-type']);
        const taken = await functions.upload(deviceOf(request), { conversationId, kind, ...source });
        if (!taken.ok) {
          // What is still coming is not wanted: the connection ends with the answer instead of carrying it all.
          void reply.header('connection', 'close');
          throw refusalFor(taken.error);
        }
        return reply.code(201).send({ media: taken.value });
      },
    );
  });
}

type Source = { readonly claimed: string; readonly bytes: AsyncIterable<Uint8Array> };

async function filePart(part: Promise<{ readonly file: Readable; readonly mimetype: string } | undefined>): Promise<Source> {
  const file = await part;
  if (file === undefined) throw new Refusal('invalid-request', 'The form holds no file');
  return { claimed: file.mimetype, bytes: file.file };
}

function rawBody(body: unknown, type: string | undefined): Source {
  if (!(body instanceof Readable)) throw new Refusal('empty', 'The request has no body');
  return { claimed: type ?? 'application/octet-stream', bytes: body };
}
