import { succeed } from '../../../shared/kernel/result.ts';
import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function readSpelling(application: Application): Handler<'spelling.read'> {
  return async () => {
    const { by, languages, available } = application.surroundings.spelling();
    return succeed({ by, languages: [...languages], available: [...available] });
  };
}
