import type { Application } from '../application/application.ts';
import type { Handler } from '../bridge/answer-call.ts';

export function enrolDevice(application: Application): Handler<'session.enrol'> {
  return (request) => application.enrol(request);
}
