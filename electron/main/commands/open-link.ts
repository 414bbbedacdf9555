import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

/** Opens a link of a message. Clients write these: only web addresses, without credentials in them, reach the system. */
export function openLink(application: Application): Handler<'links.open'> {
  return async ({ url }) => {
    const address = webAddressOf(url);
    if (address === null) return fail({ kind: 'not-a-web-link' });
    await application.surroundings.openInBrowser(address);
    return succeed(null);
  };
}

/** The address as the system gets it; null when it is not a plain web address. Pure. */
export function webAddressOf(text: string): string | null {
  try {
    const url = new URL(text);
    const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '';
    return isWeb && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}
