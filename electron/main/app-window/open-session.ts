import { session } from 'electron';
import type { Session } from 'electron';
import { ourOrigin } from '../bridge/answer-call.ts';
import type { Log } from '../diagnostics/log.ts';
import { answerPageRequest } from './answer-page-request.ts';

/** Opens the session of our windows: in memory (no `persist:`), without a way to the network, without permissions. */
export function openSession(parts: Parameters<typeof answerPageRequest>[1] & { readonly log: Log }): Session {
  const ours = session.fromPartition('deskline', { cache: false });
  ours.protocol.handle('app', (request) => answerPageRequest(request, parts));
  ours.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = details.url.startsWith(`${ourOrigin}/`) || details.url.startsWith(`blob:${ourOrigin}/`) || details.url.startsWith('devtools:');
    if (!isOurs) parts.log.warn('page.request-denied', { kind: details.resourceType });
    decide({ cancel: !isOurs });
  });
  // Copying a message is all that a page may ask of the system.
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write';
  ours.setPermissionRequestHandler((_contents, permission, decide) => decide(isAllowed(permission)));
  ours.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
  ours.setDevicePermissionHandler(() => false);
  // Files are saved by the command for it, which knows their names; a page downloads nothing by itself.
  ours.on('will-download', (event) => {
    parts.log.warn('page.download-denied');
    event.preventDefault();
  });
  return ours;
}
