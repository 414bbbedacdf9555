import { protocol } from 'electron';

/** Makes `app:` a scheme like https for the pages: own origin, secure context, fetch, media that can be sought. Before `ready`, once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: false } }]);
}
