import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';
import type { DeskInUse } from './desk-in-use.ts';

/** Shows an example through the same owner as every notification, in the words that policy allows, and under the same quiet hours. */
export function testNotice(application: Application, desk: DeskInUse): Handler<'notices.test'> {
  return async () => {
    const { toasts, hasNotificationService, desktopTexts } = application.surroundings;
    const { notices, policy, settings } = desk();
    if (notices.duty().state !== 'work') return succeed({ outcome: 'off-duty' });
    if (!(await hasNotificationService())) return succeed({ outcome: 'no-service' });
    const outcome = await toasts.test({ title: 'Deskline', body: desktopTexts(settings().locale).testNotice, silent: !policy.settings().notify.sound });
    return succeed({ outcome: outcome === 'failed' ? 'refused-by-system' : outcome });
  };
}
