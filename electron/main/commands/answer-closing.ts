import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function answerClosing(application: Application): Handler<'window.answerClosing'> {
  return async ({ how }) => {
    application.surroundings.desktop.answerClosing(how);
    return succeed(null);
  };
}
