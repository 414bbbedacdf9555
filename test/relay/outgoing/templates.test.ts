import { describe, expect, it } from 'vitest';
import { newPostgresUrl } from '../../support/open-databases.ts';
import { startWorld } from './support/start-world.ts';
import type { World } from './support/start-world.ts';

const kinds = [
  { name: 'the embedded database', databaseUrl: async () => undefined },
  { name: 'PostgreSQL', databaseUrl: newPostgresUrl },
];

type Json = any;
const grace = { key: 'grace', name: 'Grace Brandt', phone: '447700900123' };
const long = 3 * 24 * 3_600_000;

async function templates(world: World): Promise<readonly Json[]> {
  return (await world.ask('GET', '/v1/templates')).json.templates;
}

async function begin(databaseUrl: string | undefined, agoMs = long): Promise<{ readonly world: World; readonly conversation: string; readonly named: (name: string, language?: string) => Promise<Json> }> {
  const world = await startWorld(databaseUrl);
  await world.control('/customers', grace);
  const conversation = await world.customerWrites('grace', { type: 'text', body: 'Hello', agoMs });
  await world.ask('POST', '/v1/admin/templates/sync', undefined, 'admin');
  const named = async (name: string, language = 'en_GB'): Promise<Json> => (await templates(world)).find((template) => template.name === name && template.language === language);
  return { world, conversation, named };
}

const body = (key: string, value: string): object => ({ part: 'body', buttonIndex: null, key, value });

describe.each(kinds)('templates on $name', ({ databaseUrl }) => {
  it('come with their variables, and go out when the service window is closed', async () => {
    const { world, conversation, named } = await begin(await databaseUrl());
    const closed = await world.send(conversation, { kind: 'text', body: 'Hello' });
    expect(closed).toMatchObject({ status: 409, json: { error: { code: 'window-closed', about: { at: expect.any(Number) } } } });
    expect(closed.json.error.about.at).toBeLessThan(Date.now() - long + 24 * 3_600_000);
    expect(await world.calls('messages')).toEqual([]);

    const repair = await named('repair_update');
    expect(repair).toMatchObject({
      status: 'APPROVED', category: 'UTILITY', parameterFormat: 'positional', footer: 'Harbour Lettings',
      variables: [{ part: 'body', key: '1', example: 'Grace' }, { key: '2' }, { key: '3' }],
      buttons: [{ kind: 'quick-reply' }, { kind: 'quick-reply' }],
    });
    const sent = await world.send(conversation, { kind: 'template', templateId: repair.id, header: null, values: [body('2', '14 Quay Street'), body('1', 'Grace'), body('3', 'Friday')] });
    expect(sent.json.message.content).toEqual({
      kind: 'template', name: 'repair_update', language: 'en_GB',
      text: 'Hello Grace, about the repair at 14 Quay Street: the engineer can come on Friday. Does that suit you?\n\nHarbour Lettings',
    });
    expect((await world.calls('messages')).at(-1).template).toEqual({
      name: 'repair_update', language: { code: 'en_GB' },
      components: [{ type: 'body', parameters: ['Grace', '14 Quay Street', 'Friday'].map((text) => ({ type: 'text', text })) }],
    });
    expect((await world.message(sent.json.message.id)).delivery.stage).toBe('sent');
  });

  it('take named variables, a variable of a button, and a file as header', async () => {
    const { world, conversation, named } = await begin(await databaseUrl());
    const viewing = await named('viewing_reminder');
    const values = [body('first_name', 'Mateus'), body('address', '2 Mill Lane'), body('when', 'Friday'), { part: 'button', buttonIndex: 0, key: '1', value: '2-mill-lane' }];
    expect((await world.send(conversation, { kind: 'template', templateId: viewing.id, header: null, values })).status).toBe(201);
    expect((await world.calls('messages')).at(-1).template.components).toEqual([
      { type: 'body', parameters: [['first_name', 'Mateus'], ['address', '2 Mill Lane'], ['when', 'Friday']].map(([parameter_name, text]) => ({ type: 'text', parameter_name, text })) },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '2-mill-lane' }] },
    ]);
    const lease = await named('lease_document');
    const mediaId = await world.uploadDrawing(conversation, 'document', 'tenancy-agreement');
    const sent = await world.send(conversation, { kind: 'template', templateId: lease.id, header: { kind: 'document', mediaId, fileName: 'Lease' }, values: [body('1', 'Grace')] });
    expect(sent.status).toBe(201);
    expect((await world.calls('messages')).at(-1).template.components[0]).toEqual({ type: 'header', parameters: [{ type: 'document', document: { id: expect.any(String), filename: 'Lease.pdf' } }] });
    expect((await world.message(sent.json.message.id)).delivery.stage).toBe('sent');
  });

  it('are refused in words before anything is sent', async () => {
    const { world, conversation, named } = await begin(await databaseUrl());
    const { id } = await named('repair_update');
    const refuse = async (content: object): Promise<Json> => {
      const answer = await world.send(conversation, content);
      return [answer.status, answer.json.error.code, answer.json.error.about];
    };
    const three = [body('1', 'a'), body('2', 'b'), body('3', 'c')];
    const of = (templateId: string, values: readonly object[], header: object | null = null): object => ({ kind: 'template', templateId, header, values });
    expect(await refuse(of((await named('rent_reminder')).id, three))).toEqual([409, 'template-refused', { rule: 'not-approved', status: 'PAUSED' }]);
    expect(await refuse(of((await named('summer_offer')).id, []))).toEqual([409, 'template-refused', { rule: 'not-approved', status: 'REJECTED' }]);
    expect(await refuse(of(id, three.slice(1)))).toEqual([409, 'template-refused', { rule: 'variable-missing', field: 'body.1' }]);
    expect(await refuse(of(id, [...three, body('4', 'd')]))).toEqual([409, 'template-refused', { rule: 'variable-unknown', field: 'body.4' }]);
    expect(await refuse(of(id, [body('1', 'a\nb'), ...three.slice(1)]))).toEqual([409, 'template-refused', { rule: 'variable-layout', field: 'body.1' }]);
    expect(await refuse(of(id, [body('1', 'x'.repeat(1100)), ...three.slice(1)]))).toEqual([400, 'too-long', { field: 'body', limit: 1024, length: expect.any(Number) }]);
    expect(await refuse(of((await named('lease_document')).id, [body('1', 'x')]))).toEqual([409, 'template-refused', { rule: 'header-missing' }]);
    expect(await refuse(of(conversation, []))).toEqual([409, 'template-refused', { rule: 'unknown' }]);
    expect(await world.calls('messages')).toEqual([]);
  });

  it('change by webhook, and every client hears of it', async () => {
    const { world, conversation, named } = await begin(await databaseUrl());
    const before = (await world.ask('GET', '/v1/changes?after=0&limit=1000')).json.cursor as number;
    await world.control('/templates', { name: 'repair_update', language: 'en_GB', status: 'PAUSED', reason: 'NONE' });
    await world.settled();
    expect((await world.changes(before)).filter((change) => change.entity === 'template')).toMatchObject([{ template: { name: 'repair_update', language: 'en_GB', status: 'PAUSED' } }]);
    expect((await named('repair_update', 'de')).status).toBe('APPROVED');
    const { id } = await named('repair_update');
    expect((await world.send(conversation, { kind: 'template', templateId: id, header: null, values: [] })).json.error.about).toEqual({ rule: 'not-approved', status: 'PAUSED' });
    // Meta's samples of this field write the language with a hyphen.
    const value = { event: 'APPROVED', message_template_id: 1, message_template_name: 'repair_update', message_template_language: 'en-GB', reason: null };
    const quality = { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW', message_template_id: 1, message_template_name: 'repair_update', message_template_language: 'en-GB' };
    const time = Math.floor(Date.now() / 1000) + 5;
    const changes = [{ field: 'message_template_status_update', value }, { field: 'message_template_quality_update', value: quality }];
    await world.control('/webhooks', { body: { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', time, changes }] } });
    await world.settled();
    expect(await named('repair_update')).toMatchObject({ status: 'APPROVED', quality: 'YELLOW' });
  });

  it('are read over all pages, and a list that breaks off half-way changes nothing', async () => {
    const world = await startWorld(await databaseUrl(), { templatesPerPage: 2 });
    // The account is learnt from the first webhook.
    await world.control('/customers', grace);
    await world.customerWrites('grace');
    await world.control('/graph-calls', undefined, 'DELETE');
    expect((await world.ask('POST', '/v1/admin/templates/sync', undefined, 'admin')).status).toBe(200);
    expect(await world.calls('templates')).toHaveLength(5);
    expect(await templates(world)).toHaveLength(9);
    expect(new Set((await templates(world)).map((template) => `${template.name} ${template.language}`)).size).toBe(9);

    // The second page is refused: the seven that were not read are not gone.
    const before = (await world.ask('GET', '/v1/changes?after=0&limit=1000')).json.cursor as number;
    await world.control('/faults', { kind: 'delay', ms: 1, on: 'templates' });
    await world.control('/faults', { kind: 'answer', code: 131059, on: 'templates' });
    await world.ask('POST', '/v1/admin/templates/sync', undefined, 'admin');
    expect((await world.control('/faults')).faults).toEqual([]);
    expect(await templates(world)).toHaveLength(9);
    expect((await world.changes(before)).filter((change) => change.entity === 'template')).toEqual([]);
  });

  it('take a new status, quality and category from webhooks, older news changes nothing, and every change reaches the clients', async () => {
    const { world, named } = await begin(await databaseUrl());
    const now = Math.floor(Date.now() / 1000);
    const tell = async (field: string, value: object, time: number): Promise<readonly Json[]> => {
      const cursor = (await world.ask('GET', '/v1/changes?after=0&limit=1000')).json.cursor as number;
      const told = { message_template_id: 1, message_template_name: 'autumn_homes', message_template_language: 'en_GB', ...value };
      await world.control('/webhooks', { body: { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', time, changes: [{ field, value: told }] }] } });
      await world.settled();
      return (await world.changes(cursor)).filter((change) => change.entity === 'template').map((change) => change.template);
    };
    const disabled = { event: 'DISABLED', reason: 'INCORRECT_CATEGORY', disable_info: { disable_date: '1' } };
    expect(await tell('message_template_status_update', disabled, now)).toMatchObject([{ name: 'autumn_homes', status: 'DISABLED', statusReason: expect.stringContaining('INCORRECT_CATEGORY') }]);
    expect(await tell('message_template_quality_update', { previous_quality_score: 'GREEN', new_quality_score: 'RED' }, now)).toMatchObject([{ quality: 'RED', status: 'DISABLED' }]);
    expect(await tell('template_category_update', { previous_category: 'MARKETING', new_category: 'UTILITY' }, now)).toMatchObject([{ category: 'UTILITY', quality: 'RED' }]);
    // An announcement for later has no new category.
    expect(await tell('template_category_update', { correct_category: 'MARKETING' }, now)).toEqual([]);
    expect(await tell('message_template_status_update', { event: 'APPROVED', reason: 'NONE' }, now - 3_600)).toEqual([]);
    expect(await named('autumn_homes')).toMatchObject({ status: 'DISABLED', quality: 'RED', category: 'UTILITY' });
  });
});
