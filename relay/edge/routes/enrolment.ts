import { minute } from '../../../shared/kernel/time.ts';
import { enrolRequest, enrolResponse } from '../../../shared/protocol/enrolment.ts';
import { relayError } from '../../../shared/protocol/errors.ts';
import { protocolVersion } from '../../../shared/protocol/protocol-version.ts';
import type { EdgeApp, EdgeFunctions, EdgeSettings } from '../edge.ts';
import { limitFailures } from '../limit-failures.ts';
import { Refusal } from '../refusal.ts';

/** A person mistypes a code a few times; nobody does so ten times a minute. */
const attemptLimits = { attempts: 10, windowMs: minute };

/** Trades a one-time code for a device token. */
export function addEnrolmentRoute(app: EdgeApp, functions: Pick<EdgeFunctions, 'enrol'>, settings: Pick<EdgeSettings, 'clock'>): void {
  const limit = limitFailures(settings.clock, attemptLimits);
  app.post(
    '/v1/enrolment',
    {
      config: { access: 'anyone' },
      schema: { summary: 'Enrol a device with a one-time code', body: enrolRequest, response: { 201: enrolResponse, '4xx': relayError } },
    },
    async (request, reply) => {
      const wait = limit.waitFor(request.ip);
      if (wait > 0) throw new Refusal('too-many-requests', 'Too many failed attempts', { kind: 'after', afterMs: wait });
      if (request.body.protocolVersion !== protocolVersion) {
        throw new Refusal('invalid-request', `This relay speaks version ${protocolVersion} of the protocol`, { kind: 'upgrade' });
      }
      const enrolled = await functions.enrol(request.body);
      if (enrolled.ok) return reply.code(201).send(enrolled.value);
      limit.recordFailure(request.ip);
      throw new Refusal(enrolled.error, enrolled.error === 'code-expired' ? 'The code is too old' : 'The code is not known');
    },
  );
}
