import { describe, expect, it } from 'vitest';
import { variableName } from '../../../renderer/templates/template-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import type { Template, TemplateVariable } from '../../../shared/domain/templates/template.ts';
import { wordsAround } from '../../../shared/domain/templates/words-around.ts';

const english = createWords('en', 'en-GB', 'UTC');
const german = createWords('de', 'de-DE', 'UTC');
const template = (more: Partial<Template>): Template => ({
  id: '00000000-0000-7000-8000-000000000001' as Template['id'], name: 'repair', language: 'de', status: 'APPROVED', statusReason: null, category: 'UTILITY', quality: 'GREEN',
  parameterFormat: 'positional', header: null, body: '', footer: null, buttons: [], variables: [], numberIds: [], changedAt: 0, ...more,
});
const variable = (key: string, part: TemplateVariable['part'] = 'body'): TemplateVariable => ({ part, buttonIndex: part === 'button' ? 0 : null, key, example: 'Amina' });
const plain = (words: string) => words.replaceAll(/[\u2068\u2069]/gu, '');

describe('the words beside a gap', () => {
  it.each([
    ['Guten Tag {{1}}, zur', '1', { side: 'after', words: 'Guten Tag' }],
    ['Hello {{1}}, about the repair at {{2}}: it', '2', { side: 'after', words: 'the repair at' }],
    ['The engineer can come on *{{3}}*.', '3', { side: 'after', words: 'can come on' }],
    ['{{1}}, your keys are here', '1', { side: 'before', words: 'your keys are' }],
    ['One line\n{{1}} on the next', '1', { side: 'before', words: 'on the next' }],
    ['{{1}}{{2}} both', '1', null],
    ['{{1}}', '1', null],
    ['— {{1}} —', '1', null],
    ['no gap', '1', null],
  ] as const)('of %j for %s', (text, key, around) => {
    expect(wordsAround(text, key)).toEqual(around);
  });

  it('are at most as long as a label', () => {
    expect(wordsAround(`${'x'.repeat(200)} {{1}}`, '1')?.words).toHaveLength(40);
  });
});

describe('what a field of a template asks for', () => {
  const body = 'Guten Tag {{1}}, zur Reparatur in {{2}}';

  it('is said by the words beside it where its author gave it but a number', () => {
    expect(plain(variableName(english, template({ body }), variable('2')))).toBe('Value 2, after “zur Reparatur in”');
    expect(plain(variableName(german, template({ body }), variable('1')))).toBe('Wert 1, nach „Guten Tag“');
    expect(plain(variableName(german, template({ body: '{{1}} ist da' }), variable('1')))).toBe('Wert 1, vor „ist da“');
    expect(plain(variableName(english, template({ header: { kind: 'text', text: 'Order {{1}}' } }), variable('1', 'header')))).toBe('Heading: Value 1, after “Order”');
  });

  it('is the name that its author gave, made words', () => {
    expect(variableName(english, template({ body: 'Hello {{first_name}}' }), variable('first_name'))).toBe('First name');
  });

  it('is its number alone where nothing stands beside it, and the button of an address', () => {
    expect(variableName(english, template({ body: '{{1}}' }), variable('1'))).toBe('Value 1');
    expect(plain(variableName(english, template({ buttons: [{ kind: 'url', text: 'Way', url: 'https://a.example/{{1}}' }] }), variable('1', 'button')))).toBe('End of the address behind Way');
  });
});
