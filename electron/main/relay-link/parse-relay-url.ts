/**
 * Reads the address of a relay as a person types it: with or without scheme and trailing slash. Pure.
 *
 * Only https, because the device token travels in a header; plain http is allowed to this computer itself, where there is no line to listen on.
 *
 * @returns the address without a trailing slash; null when it is not one that may be used.
 */
export function parseRelayUrl(text: string): string | null {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `${isLoopback(trimmed.replace(/[:/].*$/, '')) ? 'http' : 'https'}://${trimmed}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return null;
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return allowed ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : null;
}

/** Whether a host name means this computer. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
