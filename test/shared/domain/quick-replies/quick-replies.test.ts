import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { acceptQuickReply } from '../../../../shared/domain/quick-replies/accept-quick-reply.ts';
import { chooseQuickReplyText } from '../../../../shared/domain/quick-replies/choose-quick-reply-text.ts';
import { decideQuickReplyAccess } from '../../../../shared/domain/quick-replies/decide-quick-reply-access.ts';
import { fillQuickReply, findOpenPlaces } from '../../../../shared/domain/quick-replies/fill-quick-reply.ts';
import type { QuickReply, QuickReplyScope } from '../../../../shared/domain/quick-replies/quick-reply.ts';
import { valuesOfPlaces } from '../../../../shared/domain/quick-replies/quick-reply-places.ts';

const id = '00000000-0000-7000-8000-000000000001' as QuickReply['id'];
const mine = '00000000-0000-7000-8000-0000000000a1' as Person['id'];
const others = '00000000-0000-7000-8000-0000000000a2' as Person['id'];
const lettings = '00000000-0000-7000-8000-0000000000b1' as Person['teamIds'][number];
const repairs = '00000000-0000-7000-8000-0000000000b2' as Person['teamIds'][number];
const draft = { id, scope: { kind: 'company' }, shortcut: 'hours', title: 'Opening hours', texts: [{ language: null, body: 'We are open from 8 to 6.' }] } as const satisfies Omit<QuickReply, 'changedAt'>;

describe('a quick reply is kept', () => {
  it('with its shortcut in small letters, without the slash, and without outer blanks', () => {
    expect(acceptQuickReply({ ...draft, shortcut: ' /Öffnung-2 ', title: ' Hours ', texts: [{ language: ' ', body: ' a ' }, { language: 'de_DE', body: 'b\n' }] })).toEqual({
      ok: true, value: { ...draft, shortcut: 'öffnung-2', title: 'Hours', texts: [{ language: null, body: 'a' }, { language: 'de_DE', body: 'b' }] },
    });
  });

  it.each([
    ['no shortcut', { shortcut: ' / ' }, 'shortcut', 'empty'],
    ['a blank in the shortcut', { shortcut: 'our hours' }, 'shortcut', 'letters'],
    ['a second slash', { shortcut: 'a/b' }, 'shortcut', 'letters'],
    ['a long shortcut', { shortcut: 'x'.repeat(33) }, 'shortcut', 'too-long'],
    ['no title', { title: '  ' }, 'title', 'empty'],
    ['a long title', { title: 'x'.repeat(81) }, 'title', 'too-long'],
    ['no words', { texts: [] }, 'texts', 'empty'],
    ['empty words', { texts: [{ language: null, body: 'a' }, { language: 'de', body: ' \n ' }] }, 'texts.1', 'empty'],
    ['more than a message holds', { texts: [{ language: null, body: 'x'.repeat(4097) }] }, 'texts.0', 'too-long'],
    ['one language twice', { texts: [{ language: 'pt-BR', body: 'a' }, { language: 'pt_br', body: 'b' }] }, 'texts.1', 'language-twice'],
    ['no language at all', { texts: [{ language: 'Deutsch, bitte', body: 'a' }] }, 'texts.0', 'language-unknown'],
    ['too many languages', { texts: Array.from({ length: 21 }, () => ({ language: null, body: 'a' })) }, 'texts', 'too-many'],
  ] as const)('but not with %s', (_what, part, field, rule) => {
    expect(acceptQuickReply({ ...draft, ...part, texts: [...(part as { texts?: QuickReply['texts'] }).texts ?? draft.texts] })).toEqual({ ok: false, error: { kind: 'quick-reply-refused', field, rule } });
  });
});

describe('who has a quick reply and who changes it', () => {
  const scopes = { company: { kind: 'company' }, team: { kind: 'team', teamId: lettings }, other: { kind: 'team', teamId: repairs }, own: { kind: 'own', personId: mine }, somebodys: { kind: 'own', personId: others } } as const satisfies Record<string, QuickReplyScope>;
  it.each([
    ['employee', 'company', true, false], ['employee', 'team', true, false], ['employee', 'other', false, false], ['employee', 'own', true, true], ['employee', 'somebodys', false, false],
    ['manager', 'company', true, true], ['manager', 'team', true, true], ['manager', 'other', false, false], ['manager', 'own', true, true], ['manager', 'somebodys', false, false],
    ['admin', 'company', false, false], ['admin', 'team', false, false], ['admin', 'own', false, false],
  ] as const)('%s and %s: sees %s, changes %s', (role, scope, sees, edits) => {
    expect(decideQuickReplyAccess({ id: mine, role, teamIds: [lettings] }, scopes[scope])).toMatchObject({ sees, edits });
  });
});

describe('its places', () => {
  const facts = { contactName: 'Selin Kaya', myName: 'Jonas Weber', company: 'Harbour Lettings', localHour: 9, language: 'de' };

  it('are filled where something is known, and named with their position where not', () => {
    const { text, open } = fillQuickReply('{{greeting}} {{ contact.first }}, der Termin ist am {{Datum}} um {{Uhrzeit}}. {{Me.Name}}', valuesOfPlaces(facts));
    expect(text).toBe('Guten Morgen Selin, der Termin ist am {{Datum}} um {{Uhrzeit}}. Jonas Weber');
    expect(open.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([['Datum', '{{Datum}}'], ['Uhrzeit', '{{Uhrzeit}}']]);
  });

  it('stay open where nothing is known: a contact without a name, a language whose greeting we do not know', () => {
    const { text } = fillQuickReply('{{greeting}} {{contact.name}}', valuesOfPlaces({ ...facts, contactName: ' ', language: 'fi' }));
    expect(text).toBe('{{greeting}} {{contact.name}}');
  });

  it.each([[0, 'Good morning'], [11, 'Good morning'], [12, 'Good afternoon'], [17, 'Good afternoon'], [18, 'Good evening'], [23, 'Good evening']])('greet at %d with %s', (localHour, greeting) => {
    expect(valuesOfPlaces({ ...facts, localHour, language: 'en_US' }).greeting).toBe(greeting);
  });

  it('a name that looks like a place, or like a pattern of replacement, is put in as it stands', () => {
    expect(fillQuickReply('Hi {{contact.name}}', valuesOfPlaces({ ...facts, contactName: "$& {{me.name}}" })).text).toBe('Hi $& {{me.name}}');
  });

  it('may have any name, also one that every object of the language knows', () => {
    const body = '{{constructor}} {{__proto__}} {{toString}}';
    expect(fillQuickReply(body, valuesOfPlaces(facts)).text).toBe(body);
  });

  it('are found in what a person typed as well, and single braces are no place', () => {
    expect(findOpenPlaces('{a} {{ }} {{\n}} {{x}}').map(({ name }) => name)).toEqual(['x']);
  });
});

describe('its words for a contact', () => {
  const texts = [{ language: 'en', body: 'en' }, { language: 'de', body: 'de' }, { language: 'pt_BR', body: 'br' }, { language: null, body: 'all' }];
  it.each([[['de'], 'de'], [['de-AT'], 'de'], [['pt'], 'br'], [['tr', 'en_GB'], 'en'], [['tr'], 'all'], [[], 'all']])('wished %s: %s', (wished, body) => {
    expect(chooseQuickReplyText(texts, wished)?.body).toBe(body);
  });
  it('are the first there are, when there are none for everybody', () => {
    expect(chooseQuickReplyText(texts.slice(0, 3), ['tr'])?.body).toBe('en');
    expect(chooseQuickReplyText([], ['tr'])).toBeNull();
  });
});
