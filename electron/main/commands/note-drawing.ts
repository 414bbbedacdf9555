import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function noteDrawing(application: Application): Handler<'window.drawn'> {
  return async () => {
    application.surroundings.firstDrawing.happened();
    return succeed(null);
  };
}
