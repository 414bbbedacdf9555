import { session } from 'electron';
import type { Session } from 'electron';
import { ourOrigin } from '../bridge/our-origin.ts';
import type { Log } from '../diagnostics/log.ts';
import { mayPageUse } from './may-page-use.ts';
import { answerPageRequest } from './answer-page-request.ts';

function originOf(url: string): string {
  return url === ourOrigin || url.startsWith(`${ourOrigin}/`) ? ourOrigin : 'another';
}

export type PagesSession = {
  readonly session: Session;
  /** Resolves when the first page has all of its script. */
  readonly scriptSent: Promise<void>;
};

/** Opens the session of our windows: in memory (no `persist:`), without a way to the network, without permissions. */
export function openSession(parts: Parameters<typeof answerPageRequest>[1] & { readonly log: Log }): PagesSession {
  const ours = session.fromPartition('deskline', { cache: false });
  // Not `protocol.handle`: it makes a `Request` and reads a `Response`, for which main loads all of Node's fetch (25 ms) just when the window waits for its document.
  ours.protocol.registerBufferProtocol('app', (request, answer) => {
    const range = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'range')?.[1] ?? null;
    void answerPageRequest({ method: request.method, url: request.url, range }, parts).then(({ status, headers, body }) => answer({ statusCode: status, headers: { ...headers }, data: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }));
  });
  ours.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = details.url.startsWith(`${ourOrigin}/`) || details.url.startsWith(`blob:${ourOrigin}/`) || details.url.startsWith('devtools:');
    if (!isOurs) parts.log.warn('page.request-denied', { kind: details.resourceType });
    decide({ cancel: !isOurs });
  });
  const scriptSent = new Promise<void>((resolve) => {
    ours.webRequest.onCompleted(({ resourceType }) => {
      if (resourceType !== 'script') return;
      ours.webRequest.onCompleted(null);
      resolve();
    });
  });
  // Copying a message and recording a voice note are all that a page may ask of the system; the page asks for the microphone after a click, never for a camera.
  ours.setPermissionRequestHandler((_contents, permission, decide, details) => decide(mayPageUse({ permission, origin: originOf(details.requestingUrl), media: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [] })));
  ours.setPermissionCheckHandler((_contents, permission, origin, details) => mayPageUse({ permission, origin: originOf(origin), media: details.mediaType === undefined ? [] : [details.mediaType] }));
  ours.setDevicePermissionHandler(() => false);
  // Files are saved by the command for it, which knows their names; a page downloads nothing by itself.
  ours.on('will-download', (event) => {
    parts.log.warn('page.download-denied');
    event.preventDefault();
  });
  return { session: ours, scriptSent };
}
