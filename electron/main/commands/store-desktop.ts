import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

/** Changes what the system's own settings say of Deskline; the system may refuse. */
export function storeDesktop(application: Application): Handler<'desktop.store'> {
  return async ({ what, on }) => {
    const { startAtLogin, links } = application.surroundings.desktop;
    const taken = what === 'startsAtLogin' ? startAtLogin.store(on) : links.storePhoneLinks(on);
    return taken ? succeed(null) : fail({ kind: 'not-taken-by-system' });
  };
}
