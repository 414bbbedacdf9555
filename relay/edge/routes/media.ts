import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { mediaId } from '../../../shared/kernel/ids.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions, MediaBytes } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** A file of a message, as bytes, and its small picture. */
export function addMediaRoute(app: EdgeApp, functions: Pick<EdgeFunctions, 'openMedia' | 'openThumbnail'>): void {
  const config = { access: 'device' as const };
  const params = z.object({ id: mediaId });
  app.get('/v1/media/:id', { config, schema: { summary: 'The bytes of a file', params, produces: ['application/octet-stream'] } }, async (request, reply) => {
    const opened = await functions.openMedia(deviceOf(request), request.params.id);
    if (!opened.ok) throw new Refusal(opened.error, 'The file is not here');
    return sendBytes(reply, opened.value);
  });

  app.get(
    '/v1/media/:id/thumbnail',
    { config, schema: { summary: 'A small picture of an image or sticker, as WebP; 404 where there is none to be had', params, produces: ['image/webp'] } },
    async (request, reply) => {
      const opened = await functions.openThumbnail(deviceOf(request), request.params.id);
      if (!opened.ok) throw new Refusal(opened.error, 'The picture is not here');
      return sendBytes(reply, opened.value);
    },
  );
}

function sendBytes(reply: FastifyReply, { mimeType, size, bytes }: MediaBytes): FastifyReply {
  return (
    reply
      .header('content-type', /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.+-]+)*$/.test(mimeType) ? mimeType : 'application/octet-stream')
      .header('content-length', size)
      // Whoever opens the address in a browser gets a download, never a page of a stranger's making on our origin.
      .header('content-disposition', 'attachment')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(bytes)
  );
}
