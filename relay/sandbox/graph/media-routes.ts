import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Platform } from '../platform/platform.ts';
import type { GraphCall } from './call-journal.ts';
import { refuse } from './graph-refusal.ts';
import { digestOf, largestUpload } from './media-store.ts';
import { unknownObject } from './message-routes.ts';
import type { CallResult } from './serve-call.ts';
import { serveCall } from './serve-call.ts';

type NumberPath = { readonly Params: { readonly version: string; readonly number: string } };
type ObjectPath = { readonly Params: { readonly version: string; readonly object: string } };
type Attachment = { readonly Querystring: { readonly mid?: string; readonly ext?: string; readonly hash?: string } };

/** What the attachment host shows instead of a file when the token is missing: a page, with 200, as if nothing were wrong. */
const loginPage = '<!DOCTYPE html>\n<html lang="en"><head><title>Log in</title></head><body><p>You must log in to continue.</p></body></html>\n';

/** Upload, look-up, download and deletion of media. */
export async function registerMediaRoutes(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register(fastifyMultipart, { limits: { fileSize: largestUpload + 1, files: 1, fields: 10 } });

  app.post<NumberPath>('/:version(^v\\d+\\.0$)/:number/media', { bodyLimit: largestUpload + 65_536 }, (request, reply) =>
    serveCall(platform, request, reply, {
      kind: 'media-upload',
      run: (call) => (request.params.number === platform.identity.phoneNumberId ? upload(platform, request, call) : unknownObject(request.params.number)),
    }),
  );

  app.get<Attachment>('/whatsapp_business/attachments/', (request, reply) =>
    serveCall(platform, request, reply, {
      kind: 'media-download',
      withoutToken: { page: loginPage, status: 200 },
      run: () => {
        const { mid = '', ext = '', hash = '' } = request.query;
        const media = platform.media.behind({ mid, ext, hash });
        return media === undefined ? { page: '<!DOCTYPE html>\n<html><body>URL signature expired</body></html>\n', status: 404 } : { bytes: media.bytes, mimeType: media.mimeType };
      },
    }),
  );

  app.delete<ObjectPath>('/:version(^v\\d+\\.0$)/:object', (request, reply) =>
    serveCall(platform, request, reply, {
      kind: 'media-delete',
      run: () => (platform.media.remove(request.params.object) ? { body: { success: true } } : unknownObject(request.params.object)),
    }),
  );
}

/** The look-up of a media id, called from the route that serves every kind of object. */
export function lookUpMedia(platform: Platform, id: string): CallResult {
  const media = platform.media.find(id);
  if (media === undefined) return unknownObject(id);
  return {
    body: {
      messaging_product: 'whatsapp',
      url: `${platform.baseUrl()}${platform.media.downloadPath(media)}`,
      mime_type: media.mimeType.split(';')[0],
      sha256: digestOf(media.bytes, 'hex'),
      file_size: String(media.bytes.length), // A string in Meta's own interface description, though a number has been captured.
      id: media.id,
    },
  };
}

async function upload(platform: Platform, request: FastifyRequest, call: GraphCall): Promise<CallResult> {
  if (!request.isMultipart()) return { refusal: refuse(100, 'The request must be multipart/form-data.') };
  const fields = new Map<string, string>();
  let file: { readonly bytes: Buffer; readonly mimeType: string; readonly name: string } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.set(part.fieldname, String(part.value));
    else if (part.fieldname === 'file') file = { bytes: await part.toBuffer(), mimeType: part.mimetype, name: part.filename };
    else await part.toBuffer();
  }
  call.body = { filename: file?.name ?? null, mimeType: file?.mimeType ?? null, size: file?.bytes.length ?? 0, sha256: file === undefined ? null : digestOf(file.bytes, 'hex') };
  if (fields.get('messaging_product') !== 'whatsapp') return { refusal: refuse(100, '(#100) The parameter messaging_product is required.') };
  if (file === undefined) return { refusal: refuse(100, 'The parameter file is required.') };
  const named = fields.get('type');
  // The type of the part decides; the field `type` steps in where a client sends the part without one.
  const kept = platform.media.upload(file.bytes, file.mimeType === 'application/octet-stream' && named !== undefined ? named : file.mimeType);
  return 'code' in kept ? { refusal: kept } : { body: { id: kept.id } };
}
