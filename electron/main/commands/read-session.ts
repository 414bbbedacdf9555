import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function readSession(application: Application): Handler<'session.read'> {
  return async () => succeed(application.session());
}
