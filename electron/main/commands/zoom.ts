import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function zoom(application: Application): Handler<'window.zoom'> {
  return async ({ direction }) => {
    application.surroundings.desktop.zoom(direction);
    return succeed(null);
  };
}
