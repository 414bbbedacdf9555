import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function readDesktop(application: Application): Handler<'desktop.read'> {
  return async () => {
    const { startAtLogin, links } = application.surroundings.desktop;
    return succeed({ startsAtLogin: startAtLogin.read(), opensPhoneLinks: links.opensPhoneLinks() });
  };
}
