import { expect, it } from 'vitest';
import { fillTemplate } from '../../../../shared/domain/templates/fill-template.ts';
import { comparableLanguage } from '../../../../shared/domain/templates/language.ts';
import type { Template } from '../../../../shared/domain/templates/template.ts';

const positional: Template = {
  id: 'x' as never, name: 'n', language: 'en_US', status: 'APPROVED', statusReason: null, category: 'UTILITY', quality: 'GREEN', parameterFormat: 'positional',
  header: { kind: 'text', text: 'For {{1}}' }, body: 'B {{2}} then {{1}}, {{2}} again', footer: 'F', buttons: [], numberIds: [], changedAt: 0,
  variables: [
    { part: 'header', buttonIndex: null, key: '1', example: null },
    { part: 'body', buttonIndex: null, key: '2', example: null },
    { part: 'body', buttonIndex: null, key: '1', example: null },
  ],
};
const values = [
  { part: 'header', buttonIndex: null, key: '1', value: 'you' },
  { part: 'body', buttonIndex: null, key: '1', value: 'one' },
  { part: 'body', buttonIndex: null, key: '2', value: '{{1}}' },
] as const;

it('fills each place once, in the order of the numbers, and never a value inside a value', () => {
  expect(fillTemplate(positional, values, null)).toEqual({
    ok: true,
    value: { text: 'For you\n\nB {{1}} then one, {{1}} again\n\nF', header: [{ key: '1', value: 'you' }], body: [{ key: '1', value: 'one' }, { key: '2', value: '{{1}}' }], buttons: [] },
  });
});

it.each([
  [{ status: 'PENDING' }, { kind: 'template-refused', rule: 'not-approved', status: 'PENDING' }],
  [{ header: { kind: 'image' as const } }, { kind: 'template-refused', rule: 'header-missing' }],
  [{ buttons: [{ kind: 'flow' as const, text: 't', url: null }] }, { kind: 'template-refused', rule: 'not-supported' }],
])('is refused with %j', (change, error) => {
  expect(fillTemplate({ ...positional, ...change }, values, null)).toEqual({ ok: false, error });
});

it('languages of both spellings are the same', () => {
  expect([comparableLanguage('en-US'), comparableLanguage('en_US'), comparableLanguage('en')]).toEqual(['en_us', 'en_us', 'en']);
});
