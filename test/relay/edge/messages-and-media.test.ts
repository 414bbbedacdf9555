import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { conversationId, messageId, personId } from '../../../shared/kernel/ids.ts';
import type { RelayErrorCode } from '../../../shared/protocol/errors.ts';
import type { Database } from '../../../relay/database/database.ts';
import type { OpenedMedia } from '../../../relay/media/open-media.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { openEmbeddedForTest } from '../../support/open-databases.ts';
import { startTestEdge } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe('messages and media over HTTP', () => {
  const clock = fakeClock();
  let database: Database;
  let company: TestCompany;
  let edge: TestEdge;
  let token: string;
  let answer: { readonly created: boolean } | RelayErrorCode = { created: true };
  let opened: OpenedMedia = { kind: 'not-found' };
  const asked: unknown[] = [];

  const request = () => ({
    id: messageId.parse(testId()),
    conversationId: conversationId.parse(testId()),
    content: { kind: 'text' as const, body: 'Hello' },
    quotedMessageId: null,
    composedAt: clock.now(),
  });
  const messageOf = (id: string): Message => ({
    id: messageId.parse(id),
    conversationId: conversationId.parse(testId()),
    author: { kind: 'person', personId: personId.parse(company.employee.id) },
    at: clock.now(),
    content: { kind: 'text', body: 'Hello' },
    delivery: undelivered,
    quotedMessageId: null,
    forwarded: 'no',
    reactions: [],
    editedAt: null,
    revokedAt: null,
  });

  beforeEach(async () => {
    database = await openEmbeddedForTest();
    company = await makeTestCompany(database, clock.now());
    asked.length = 0;
    edge = await startTestEdge({
      database,
      clock,
      whatsapp: {
        acceptOutgoing: async (person, device, sent) => {
          asked.push({ person: person.id, device, sent });
          return typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, value: { created: answer.created, message: messageOf(sent.id) } };
        },
        resend: async (person, id) => {
          asked.push({ person: person.id, id });
          return typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, value: { message: messageOf(id) } };
        },
        openMedia: async () => opened,
      },
    });
    token = await edge.enrol(company.employee.id);
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  it('answers 201 for a new message and 200 for one that it has', async () => {
    const sent = request();
    answer = { created: true };
    expect(await edge.ask('POST', '/v1/messages', { token, body: sent })).toMatchObject({ status: 201, json: { message: { id: sent.id, delivery: { stage: 'queued' } } } });
    answer = { created: false };
    expect((await edge.ask('POST', '/v1/messages', { token, body: sent })).status).toBe(200);
    expect(asked).toMatchObject([{ person: company.employee.id, sent }, { sent }]);
  });

  it.each([
    ['conflict', 409, 'never'],
    ['window-closed', 409, 'never'],
    ['too-long', 400, 'never'],
    ['empty', 400, 'never'],
    ['forbidden', 403, 'never'],
    ['not-found', 404, 'never'],
  ] as const)('answers %s with %i and advice', async (code, status, retry) => {
    answer = code;
    expect(await edge.ask('POST', '/v1/messages', { token, body: request() })).toMatchObject({ status, json: { error: { code, retry: { kind: retry } } } });
    expect(await edge.ask('POST', `/v1/messages/${testId()}/resend`, { token })).toMatchObject({ status, json: { error: { code } } });
  });

  it('queues a message again on the word of its author', async () => {
    answer = { created: false };
    const id = testId();
    expect(await edge.ask('POST', `/v1/messages/${id}/resend`, { token })).toMatchObject({ status: 200, json: { message: { id } } });
    expect(asked).toEqual([{ person: company.employee.id, id }]);
  });

  it.each([
    ['an id that is none', { id: 'x' }],
    ['a content that is unknown', { content: { kind: 'image' } }],
    ['no body', undefined],
  ])('refuses %s before anybody is asked', async (_name, changed) => {
    expect((await edge.ask('POST', '/v1/messages', { token, body: changed === undefined ? '' : { ...request(), ...changed } })).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it('streams a file with its type, never to be kept or shown as a page', async () => {
    opened = { kind: 'ready', mimeType: 'image/png', size: 6, stream: Readable.from([Buffer.from([1, 2, 3]), Buffer.from([4, 5, 6])]) };
    const answered = await fetch(`${edge.url}/v1/media/${testId()}`, { headers: { authorization: `Bearer ${token}` } });
    expect([...new Uint8Array(await answered.arrayBuffer())]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Object.fromEntries(answered.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '6',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment',
    });
  });

  it('does not pass off a file as whole when reading it fails half-way', async () => {
    const broken = async function* () {
      yield Buffer.from([1, 2, 3]);
      throw new Error('tampered');
    };
    opened = { kind: 'ready', mimeType: 'image/png', size: 6, stream: Readable.from(broken()) };
    const answered = await fetch(`${edge.url}/v1/media/${testId()}`, { headers: { authorization: `Bearer ${token}` } }).then(
      (response) => response.arrayBuffer(),
    ).catch(() => 'cut off');
    expect(answered).toBe('cut off');
  });

  it('sends a type that could break a header as plain bytes', async () => {
    opened = { kind: 'ready', mimeType: 'text/html\r\nx-evil: 1', size: 1, stream: Readable.from([Buffer.from([1])]) };
    const answered = await fetch(`${edge.url}/v1/media/${testId()}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answered.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('tells a client to come back for a file that is being fetched', async () => {
    opened = { kind: 'pending' };
    const answered = await edge.ask('GET', `/v1/media/${testId()}`, { token });
    expect(answered).toMatchObject({ status: 409, json: { error: { code: 'media-pending', retry: { kind: 'after', afterMs: 5_000 } } } });
    expect(answered.headers.get('retry-after')).toBe('5');
  });
});
