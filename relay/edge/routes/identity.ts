import { relayError } from '../../../shared/protocol/errors.ts';
import {
  answerIdentityParams,
  answerIdentityRequest,
  answerIdentityResponse,
  identityQuestionsQuery,
  identityQuestionsResponse,
} from '../../../shared/protocol/identity-questions.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';

/** 'Is this the same person?': asked when WhatsApp tells of a new number, decided by people alone. */
export function addIdentityRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'identity'>): void {
  const config = { access: 'device' as const };
  app.get(
    '/v1/identity-questions',
    {
      config,
      schema: {
        summary: "Contacts whose number changed: is whoever writes from the new one the same person? Of the caller's teams alone",
        querystring: identityQuestionsQuery,
        response: { 200: identityQuestionsResponse, '4xx': relayError },
      },
    },
    async (request) => ({ questions: [...(await functions.identity.list(deviceOf(request), request.query.state))] }),
  );

  app.post(
    '/v1/identity-questions/:id',
    {
      config,
      schema: {
        summary: 'Decide it, for good: `same` continues the former thread, `different` keeps both apart',
        params: answerIdentityParams,
        body: answerIdentityRequest,
        response: { 200: answerIdentityResponse, '4xx': relayError },
      },
    },
    async (request) => {
      const answered = await functions.identity.answer(deviceOf(request), request.params.id, request.body.answer);
      if (answered.ok) return { question: answered.value };
      throw new Refusal(answered.error, answered.error === 'conflict' ? 'It was decided otherwise before' : 'There is no such question for this person');
    },
  );
}
