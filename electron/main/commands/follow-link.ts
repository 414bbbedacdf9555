import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function followLink(application: Application): Handler<'links.follow'> {
  return async ({ link }) => {
    application.links.follow(link);
    return succeed(null);
  };
}
