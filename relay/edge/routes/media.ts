import { z } from 'zod';
import { mediaId } from '../../../shared/kernel/ids.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** A file of a message, as bytes. */
export function addMediaRoute(app: EdgeApp, functions: Pick<EdgeFunctions, 'openMedia'>): void {
  app.get(
    '/v1/media/:id',
    { config: { access: 'device' }, schema: { summary: 'The bytes of a file', params: z.object({ id: mediaId }) } },
    async (request, reply) => {
      const opened = await functions.openMedia(deviceOf(request), request.params.id);
      if (!opened.ok) throw new Refusal(opened.error, 'The file is not here');
      const { mimeType, size, bytes } = opened.value;
      return (
        reply
          .header('content-type', /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.+-]+)*$/.test(mimeType) ? mimeType : 'application/octet-stream')
          .header('content-length', size)
          // Whoever opens the address in a browser gets a download, never a page of a stranger's making on our origin.
          .header('content-disposition', 'attachment')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .send(bytes)
      );
    },
  );
}
