/** The host of a web address, as the browser would go to it; null for everything that is not a plain web address. Pure. */
export function hostOf(address: string): string | null {
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' && url.hostname !== '' ? url.host : null;
  } catch {
    return null;
  }
}
