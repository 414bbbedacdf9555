import type { Result } from '../../../shared/kernel/result.ts';
import { enrolResponse } from '../../../shared/protocol/enrolment.ts';
import type { EnrolRequest, EnrolResponse } from '../../../shared/protocol/enrolment.ts';
import type { RelayFailure } from './relay-failure.ts';
import type { RelayHttp } from './relay-http.ts';

/** Trades a one-time code for a device token. `http` has no token yet. */
export function enrol(http: RelayHttp, request: EnrolRequest): Promise<Result<EnrolResponse, RelayFailure>> {
  return http.json({ method: 'POST', path: '/v1/enrolment', body: request, schema: enrolResponse });
}
