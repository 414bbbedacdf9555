import { describe, expect, it } from 'vitest';
import { arrangeTemplates } from '../../../../shared/domain/templates/arrange-templates.ts';
import type { TemplateWish } from '../../../../shared/domain/templates/arrange-templates.ts';
import { decideTemplateHindrance } from '../../../../shared/domain/templates/decide-template-hindrance.ts';
import { fillTemplate } from '../../../../shared/domain/templates/fill-template.ts';
import { prefillTemplate } from '../../../../shared/domain/templates/prefill-template.ts';
import { previewTemplate } from '../../../../shared/domain/templates/preview-template.ts';
import type { Template, TemplateVariable } from '../../../../shared/domain/templates/template.ts';
import { tidyVariable } from '../../../../shared/domain/templates/tidy-variable.ts';

const number = '00000000-0000-7000-8000-0000000000c1' as Template['numberIds'][number];
let made = 0;
function aTemplate(more: Partial<Template> = {}): Template {
  made += 1;
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}` as Template['id'], name: 'viewing', language: 'en_GB', status: 'APPROVED', statusReason: null, category: 'UTILITY', quality: 'GREEN',
    parameterFormat: 'positional', header: null, body: 'Your viewing is tomorrow.', footer: null, buttons: [], variables: [], numberIds: [number], changedAt: 0, ...more,
  };
}
const variable = (key: string, part: TemplateVariable['part'] = 'body', buttonIndex: number | null = null): TemplateVariable => ({ part, buttonIndex, key, example: null });
const facts = { marketingStoppedAt: null, blocked: false, now: 1 };
const wish = (more: Partial<TemplateWish> = {}): TemplateWish => ({ numberId: number, languages: ['de', 'en'], favourites: [], query: '', hindranceOf: (template) => decideTemplateHindrance(template, facts), ...more });
const names = (templates: readonly Template[], more: Partial<TemplateWish> = {}) => arrangeTemplates(templates, wish(more)).map(({ name }) => name);

describe('why a template cannot go to a contact', () => {
  it.each([
    ['an approved one can', {}, {}, null],
    ['paused', { status: 'PAUSED', statusReason: 'FIRST_PAUSE' }, {}, { kind: 'status', status: 'PAUSED', reason: 'FIRST_PAUSE' }],
    ['marketing that the contact stopped', { category: 'MARKETING' }, { marketingStoppedAt: 77 }, { kind: 'opted-out', at: 77 }],
    ['news of a booking is no marketing', { category: 'UTILITY' }, { marketingStoppedAt: 77 }, null],
    ['blocked', {}, { blocked: true }, { kind: 'blocked' }],
    ['a form', { buttons: [{ kind: 'flow', text: 'Fill in', url: null }] }, {}, { kind: 'not-supported' }],
  ] as const)('%s', (_what, part, more, hindrance) => {
    const { buttons, ...rest } = part as Partial<Template>;
    expect(decideTemplateHindrance(aTemplate({ ...rest, buttons: [...(buttons ?? [])] }), { ...facts, ...more })).toEqual(hindrance);
  });
});

describe('the list of templates', () => {
  it('holds each name once, the language that fits the contact first', () => {
    const versions = [aTemplate({ language: 'en_GB' }), aTemplate({ language: 'de' }), aTemplate({ language: 'pt_BR' })];
    const [choice] = arrangeTemplates(versions, wish({ languages: ['pt-PT', 'de'] }));
    expect(choice?.versions.map(({ language }) => language)).toEqual(['pt_BR', 'de', 'en_GB']);
    expect(arrangeTemplates(versions, wish({ languages: ['tr'] }))[0]?.versions.map(({ language }) => language)).toEqual(['de', 'en_GB', 'pt_BR']);
  });

  it('prefers the very region, and of two that fit alike the one that can be sent', () => {
    const versions = [aTemplate({ language: 'en_US' }), aTemplate({ language: 'en_GB', status: 'PAUSED' }), aTemplate({ language: 'en_AU', status: 'PAUSED' })];
    expect(arrangeTemplates(versions, wish({ languages: ['en_AU'] }))[0]?.versions.map(({ language }) => language)).toEqual(['en_AU', 'en_US', 'en_GB']);
    expect(arrangeTemplates(versions, wish({ languages: ['en'] }))[0]?.versions[0].language).toBe('en_US');
  });

  it('has favourites first, then what can be sent, then the names, and nothing of another account', () => {
    const templates = [aTemplate({ name: 'c', status: 'REJECTED' }), aTemplate({ name: 'b' }), aTemplate({ name: 'd' }), aTemplate({ name: 'a', status: 'PAUSED' }), aTemplate({ name: 'z', numberIds: [] })];
    expect(names(templates, { favourites: ['d', 'c'] })).toEqual(['d', 'c', 'b', 'a']);
  });

  it('is searched by the beginnings of words in the name and the text of every language, without accents and case', () => {
    const templates = [aTemplate({ name: 'repair_update' }), aTemplate({ name: 'repair_update', language: 'de', body: 'Der Handwerker kommt in die Hafenstraße.' }), aTemplate({ name: 'deposit', body: 'Your déposit is back.' })];
    expect([names(templates, { query: 'REP up' }), names(templates, { query: 'hafenstrasse' }), names(templates, { query: 'depo' }), names(templates, { query: 'werker' }), names(templates, { query: '  ' })]).toEqual([
      ['repair_update'], ['repair_update'], ['deposit'], [], ['deposit', 'repair_update'],
    ]);
  });
});

describe('a template is opened with what is known', () => {
  const known = { contactName: 'Selin Kaya', myName: 'Jonas Weber', company: 'Harbour Lettings' };
  const prefilled = (template: Template) => Object.fromEntries(prefillTemplate(template, known).map(({ key, value }) => [key, value]));

  it('by the names of its variables', () => {
    const keys = ['first_name', 'customer_name', 'agent_name', 'company', 'street_name', 'when'];
    expect(prefilled(aTemplate({ parameterFormat: 'named', body: keys.map((key) => `{{${key}}}`).join(' '), variables: keys.map((key) => variable(key)) }))).toEqual({
      first_name: 'Selin', customer_name: 'Selin Kaya', agent_name: 'Jonas Weber', company: 'Harbour Lettings', street_name: '', when: '',
    });
  });

  it.each([
    ['Hello {{1}}, about {{2}}', 'Selin Kaya'], ['Guten Tag {{1}}, zu {{2}}', 'Selin Kaya'], ['¡Hola {{1}}! {{2}}', 'Selin Kaya'], ['Othello {{1}} {{2}}', ''], ['On {{1}} we said hello. {{2}}', ''],
  ])('by the greeting before a number: %s', (body, value) => {
    expect(prefilled(aTemplate({ body, variables: [variable('1'), variable('2')] }))).toEqual({ 1: value, 2: '' });
  });

  it('and never puts a name into the address of a button', () => {
    expect(prefilled(aTemplate({ parameterFormat: 'named', buttons: [{ kind: 'url', text: 'Go', url: 'https://x.example/{{name}}' }], variables: [variable('name', 'button', 0)] }))).toEqual({ name: '' });
  });
});

describe('the preview', () => {
  const template = aTemplate({
    header: { kind: 'text', text: 'For {{1}}' }, body: 'On {{2}} at {{1}}.', footer: 'Bye', buttons: [{ kind: 'url', text: 'Way', url: 'https://x.example/{{1}}' }, { kind: 'quick-reply', text: 'Yes', url: null }],
    variables: [variable('1', 'header'), variable('1'), variable('2'), variable('1', 'button', 0)],
  });
  const value = (part: TemplateVariable['part'], key: string, text: string) => ({ part, buttonIndex: part === 'button' ? 0 : null, key, value: text });

  it('shows each value in its own place and marks what is missing', () => {
    expect(previewTemplate(template, [value('header', '1', 'Selin'), value('body', '2', 'Friday'), value('body', '1', '  '), value('button', '1', 'quay')])).toEqual({
      header: { kind: 'text', pieces: [{ kind: 'words', text: 'For ' }, { kind: 'variable', key: '1', value: 'Selin' }] },
      body: [{ kind: 'words', text: 'On ' }, { kind: 'variable', key: '2', value: 'Friday' }, { kind: 'words', text: ' at ' }, { kind: 'variable', key: '1', value: null }, { kind: 'words', text: '.' }],
      footer: 'Bye',
      buttons: [{ kind: 'url', text: 'Way', url: [{ kind: 'words', text: 'https://x.example/' }, { kind: 'variable', key: '1', value: 'quay' }] }, { kind: 'quick-reply', text: 'Yes', url: null }],
    });
  });

  it('reads, filled, as what will be sent', () => {
    const values = [value('header', '1', 'Selin'), value('body', '2', 'Friday'), value('body', '1', '$& {{2}}'), value('button', '1', 'quay')];
    const preview = previewTemplate(template, values);
    const read = (pieces: readonly { readonly kind: string }[]) => pieces.map((piece) => ('text' in piece ? piece.text : 'value' in piece ? piece.value : '')).join('');
    const filled = fillTemplate(template, values, null);
    expect(filled.ok && filled.value.text).toBe([read(preview.header?.kind === 'text' ? preview.header.pieces : []), read(preview.body), preview.footer].join('\n\n'));
  });
});

it('what was typed as free text becomes a value that WhatsApp takes', () => {
  expect(tidyVariable('  Tomorrow at ten.\n\n Bring\tthe        key \r\n')).toBe('Tomorrow at ten. Bring the    key');
});
