import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function takeNavigation(application: Application): Handler<'navigation.take'> {
  return async () => succeed(application.takeNavigation());
}
