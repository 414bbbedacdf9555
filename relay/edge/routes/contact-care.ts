import { relayError } from '../../../shared/protocol/errors.ts';
import {
  consentRequest,
  contactNoteRequest,
  contactParams,
  contactRecordResponse,
  contactResponse,
  languageRequest,
  revealRequest,
  revealResponse,
} from '../../../shared/protocol/contact-care.ts';
import { deviceOf } from '../caller.ts';
import type { EdgeApp, EdgeFunctions } from '../edge.ts';
import { Refusal } from '../refusal.ts';
import { refusalFor } from '../word-refusal.ts';

/** What people look up and write down about a contact. */
export function addContactCareRoutes(app: EdgeApp, functions: Pick<EdgeFunctions, 'contactCare'>): void {
  const { contactCare } = functions;
  const config = { access: 'device' as const };
  const answers = { 200: contactResponse, '4xx': relayError };
  app.post(
    '/v1/contacts/:id/reveal',
    { config, schema: { summary: 'The whole number of a contact, for a reason that goes on record', params: contactParams, body: revealRequest, response: { 200: revealResponse, '4xx': relayError } } },
    async (request) => {
      const revealed = await contactCare.reveal(deviceOf(request), request.params.id, request.body);
      if (!revealed.ok) throw refusalFor(revealed.error);
      return revealed.value;
    },
  );

  app.get(
    '/v1/contacts/:id/record',
    { config, schema: { summary: 'What the company keeps about a contact, and who saw the number', params: contactParams, response: { 200: contactRecordResponse, '4xx': relayError } } },
    async (request) => {
      const read = await contactCare.readRecord(deviceOf(request), request.params.id);
      if (!read.ok) throw refusalFor(read.error);
      return read.value;
    },
  );

  app.post(
    '/v1/contacts/:id/language',
    { config, schema: { summary: 'In which language to write to a contact', params: contactParams, body: languageRequest, response: answers } },
    async (request) => {
      const kept = await contactCare.keepLanguage(deviceOf(request), request.params.id, request.body.language);
      if (!kept.ok) throw refusalFor(kept.error);
      return { contact: kept.value };
    },
  );

  app.post(
    '/v1/contacts/:id/note',
    { config, schema: { summary: 'Replace the note about a contact that one has read', params: contactParams, body: contactNoteRequest, response: answers } },
    async (request) => {
      const written = await contactCare.writeNote(deviceOf(request), request.params.id, request.body);
      if (written.ok) return { contact: written.value };
      throw written.error === 'conflict' ? new Refusal('conflict', 'Somebody else has changed the note meanwhile') : refusalFor(written.error);
    },
  );

  app.post(
    '/v1/contacts/:id/consents',
    { config, schema: { summary: 'Write down what a contact said on a purpose', params: contactParams, body: consentRequest, response: answers } },
    async (request) => {
      const recorded = await contactCare.recordConsent(deviceOf(request), request.params.id, request.body);
      if (!recorded.ok) throw refusalFor(recorded.error);
      return { contact: recorded.value };
    },
  );
}
