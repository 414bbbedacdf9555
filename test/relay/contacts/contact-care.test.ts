import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPreference, marketing, readConsent } from '../../../relay/contacts/apply-preference.ts';
import { answerIdentityQuestion } from '../../../relay/contacts/answer-identity-question.ts';
import { applyIdentityChange } from '../../../relay/contacts/apply-identity-change.ts';
import { loadContacts } from '../../../relay/contacts/load-contacts.ts';
import { recogniseContact } from '../../../relay/contacts/recognise-contact.ts';
import { openConversation } from '../../../relay/conversations/open-conversation.ts';
import type { Database } from '../../../relay/database/database.ts';
import { recordMessage } from '../../../relay/messages/record-message.ts';
import { contactRecordResponse, contactResponse } from '../../../shared/protocol/contact-care.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('what is written down about a contact, on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;
  let token: string;

  const meet = (displayName: string, phone: string | null): Promise<{ readonly contactId: string; readonly conversationId: string }> =>
    database.transaction(async (transaction) => {
      const newId = (): string => testId(clock.now());
      const party = { phone, userId: phone === null ? 'NL.123' : null, displayName, username: null, identityHash: null };
      const { contactId } = await recogniseContact(transaction, { companyId: company.id, party, source: 'webhook', now: clock.now(), newId });
      return { contactId, conversationId: (await openConversation(transaction, { companyId: company.id, numberId: company.numberId, contactId, now: clock.now(), newId })).conversationId };
    });
  const post = (contactId: string, what: string, body: unknown, as = token) => edge.ask('POST', `/v1/contacts/${contactId}/${what}`, { token: as, body });
  const record = async (contactId: string, as = token) => contactRecordResponse.parse((await edge.ask('GET', `/v1/contacts/${contactId}/record`, { token: as })).json);
  const contactIn = (answer: { readonly json: unknown }) => contactResponse.parse(answer.json).contact;

  beforeEach(async () => {
    database = await open();
    clock = fakeClock();
    company = await makeTestCompany(database, clock.now());
    edge = await startTestEdge({ database, clock });
    token = await edge.enrol(company.employee.id);
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  it('a number is told whole for a reason alone, and who asked is on record before', async () => {
    const { contactId } = await meet('Elif Kaya', '491701234567');
    const nameless = await meet('Noor', null);
    for (const body of [{ reason: 'call' }, { reason: 'call', words: '  a ' }, { reason: 'because', words: 'I want to' }, { reason: 'call', words: 'x'.repeat(301) }]) {
      expect((await post(contactId, 'reveal', body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await record(contactId)).reveals).toEqual([]);
    const revealed = await post(contactId, 'reveal', { reason: 'call', words: ' The boiler man has to ring her ' });
    expect(revealed).toMatchObject({ status: 200, json: { number: '+491701234567', revealedAt: clock.now() } });
    expect(revealed.headers.get('cache-control')).toBe('no-store');
    expect((await post(nameless.contactId, 'reveal', { reason: 'call', words: 'needed' })).status, 'no number, nothing to tell').toBe(404);
    const [line, ...others] = (await record(contactId)).reveals;
    expect([line, others]).toMatchObject([{ personId: company.employee.id, at: clock.now(), reason: 'call', words: 'The boiler man has to ring her' }, []]);
    expect((await record(contactId, await edge.enrol(company.manager.id))).reveals, 'a manager sees everybody’s').toHaveLength(1);
    await post(contactId, 'reveal', { reason: 'identity', words: 'manager looks' }, await edge.enrol(company.manager.id));
    expect((await record(contactId)).reveals, 'others see their own').toHaveLength(1);
    expect(edge.logged()).not.toMatch(/1701234567|boiler man/u);
    expect(JSON.stringify((await edge.ask('GET', '/v1/changes?after=0', { token })).json)).not.toContain('1701234567');
  });

  it('is nobody’s business but the team’s', async () => {
    const { contactId } = await meet('Elif Kaya', '491701234567');
    const team = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'employee', teamIds: [team] } })).json as { readonly person: unknown };
    for (const person of [textAt(added.person, 'id'), company.admin.id]) {
      const stranger = await edge.enrol(person);
      for (const [what, body] of [
        ['reveal', { reason: 'call', words: 'needed' }],
        ['language', { language: 'de' }],
        ['note', { text: 'x', revision: 0 }],
        ['consents', { purpose: 'marketing', state: 'withdrawn', source: 'chat', proof: '', at: 1 }],
      ] as const) {
        expect((await post(contactId, what, body, stranger)).status, what).toBe(404);
      }
      expect((await edge.ask('GET', `/v1/contacts/${contactId}/record`, { token: stranger })).status).toBe(404);
    }
    expect(await database.query('SELECT id FROM contact_reveal')).toEqual([]);
  });

  it('a note belongs to all: it reaches every device, and nobody overwrites what they have not read', async () => {
    const { contactId } = await meet('Elif Kaya', '491701234567');
    const first = contactIn(await post(contactId, 'note', { text: 'Ring twice', revision: 0 }));
    expect(first.note).toEqual({ text: 'Ring twice', revision: 1, editedAt: clock.now(), editedBy: company.employee.id });
    expect(await post(contactId, 'note', { text: 'Mine', revision: 0 })).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } });
    const manager = await edge.enrol(company.manager.id);
    expect(contactIn(await post(contactId, 'note', { text: '', revision: 1 }, manager)).note).toMatchObject({ text: '', revision: 2, editedBy: company.manager.id });
    expect((await post(contactId, 'note', { text: 'x'.repeat(2_001), revision: 2 })).status).toBe(400);
    const { changes } = (await edge.ask('GET', '/v1/changes?after=0', { token })).json as { readonly changes: readonly { readonly entity: string }[] };
    expect(changes.filter((change) => change.entity === 'contact')).toMatchObject([{ contact: { id: contactId, note: { revision: 2 } } }]);
  });

  it('a language is set, changed and taken back', async () => {
    const { contactId } = await meet('Rui', '351912345678');
    expect(contactIn(await post(contactId, 'language', { language: 'pt-BR' })).language).toBe('pt-BR');
    expect(contactIn(await post(contactId, 'language', { language: null })).language).toBeUndefined();
    for (const language of ['german', 'DE', '', 'de_DE']) expect((await post(contactId, 'language', { language })).status, language).toBe(400);
  });

  it('consent is a record: the newest word counts, the others prove, and withdrawn marketing stops marketing', async () => {
    const { contactId } = await meet('Elif Kaya', '491701234567');
    const stopped = async () => (await readConsent(database, { contactId, numberId: company.numberId })).marketingStoppedAt;
    expect((await post(contactId, 'consents', { purpose: 'marketing', state: 'given', source: 'form', proof: ' ', at: clock.now() })).status, 'opt-in needs proof').toBe(400);
    const given = { purpose: 'marketing', state: 'given', source: 'form', proof: 'Tenant form of 1 March, box 3', at: clock.now() };
    expect(contactIn(await post(contactId, 'consents', given)).consents).toEqual([{ ...given, recordedBy: company.employee.id }]);
    expect(await stopped()).toBeNull();
    clock.advance(1_000);
    const withdrawn = contactIn(await post(contactId, 'consents', { purpose: 'marketing', state: 'withdrawn', source: 'phone', proof: '', at: clock.now() + 9_999_999 }));
    expect(withdrawn).toMatchObject({ marketingStoppedAt: clock.now(), consents: [{ state: 'withdrawn', at: clock.now() }] });
    expect(await stopped()).toBe(clock.now());
    expect((await record(contactId)).consentHistory.map((one) => one.state)).toEqual(['withdrawn', 'given']);
    clock.advance(1_000);
    await post(contactId, 'consents', { ...given, at: clock.now() });
    await post(contactId, 'consents', { purpose: 'feedback', state: 'given', source: 'chat', proof: 'Wrote: yes please', at: clock.now() });
    expect(await stopped()).toBeNull();
    await database.transaction((transaction) => applyPreference(transaction, { contactId, category: marketing, value: 'stop', source: 'webhook', at: clock.now() }));
    expect(await stopped(), 'what was stopped in WhatsApp is not lifted by us').toBe(clock.now());
    expect((await loadContacts(database, [contactId])).get(contactId)?.consents?.map((one) => [one.purpose, one.state])).toEqual([['feedback', 'given'], ['marketing', 'given']]);
  });

  it('the company tells what it keeps and that no rule of its own removes it', async () => {
    const { contactId, conversationId } = await meet('Elif Kaya', '491701234567');
    expect(await record(contactId)).toMatchObject({ messages: 0, files: 0, oldestAt: null, retention: { kind: 'until-deleted' } });
    for (const at of [clock.now() - 5_000, clock.now()]) {
      await database.transaction((transaction) =>
        recordMessage(transaction, {
          id: testId(at), companyId: company.id, numberId: company.numberId, conversationId, wamid: `wamid.${at}`, author: { kind: 'contact' }, at, content: { kind: 'text', body: 'hello' },
          delivery: null, quotedWamid: null, forwarded: 'no', referral: null, product: null, editedAt: null, revokedAt: null, now: clock.now(),
        }),
      );
    }
    expect(await record(contactId)).toMatchObject({ messages: 2, oldestAt: clock.now() - 5_000 });
  });

  it('goes on with the person when two contacts turn out to be one', async () => {
    const former = await meet('Ada', '4915100000001');
    await database.transaction((transaction) => applyIdentityChange(transaction, { companyId: company.id, contactId: former.contactId, phone: '4915100000002', userId: null, now: clock.now(), newId: () => testId() }));
    const other = await meet('Ada 2', '4915100000002');
    await post(former.contactId, 'note', { text: 'Ring twice', revision: 0 });
    await post(other.contactId, 'note', { text: 'Has a dog', revision: 0 });
    await post(other.contactId, 'language', { language: 'pl' });
    await post(other.contactId, 'consents', { purpose: 'updates', state: 'given', source: 'paper', proof: 'lease', at: clock.now() });
    for (const [contactId, value, at] of [[former.contactId, 'resume', clock.now() - 2_000], [other.contactId, 'stop', clock.now() - 1_000]] as const) {
      await database.transaction((transaction) => applyPreference(transaction, { contactId, category: marketing, value, source: 'webhook', at }));
    }
    await database.query('INSERT INTO contact_block (contact_id, number_id, blocked_at) VALUES ($1, $2, $3)', [other.contactId, company.numberId, clock.now()]);
    const [question] = await database.query<{ id: string }>('SELECT id FROM identity_question');
    await database.transaction((transaction) => answerIdentityQuestion(transaction, { companyId: company.id, questionId: question?.id ?? '', answer: 'same', personId: company.employee.id, now: clock.now() }));
    expect((await loadContacts(database, [former.contactId])).get(former.contactId)).toMatchObject({ language: 'pl', note: { text: 'Ring twice\n\nHas a dog', revision: 2 }, consents: [{ purpose: 'updates' }] });
    expect(await readConsent(database, { contactId: former.contactId, numberId: company.numberId }), 'what stands in the way stands there still').toEqual({
      marketingStoppedAt: clock.now() - 1_000,
      blockedAt: clock.now(),
    });
  });
});
