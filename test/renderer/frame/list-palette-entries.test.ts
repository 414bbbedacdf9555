import { describe, expect, it } from 'vitest';
import { listPaletteEntries } from '../../../renderer/frame/list-palette-entries.ts';
import type { PaletteFacts } from '../../../renderer/frame/list-palette-entries.ts';
import { createWords } from '../../../renderer/text/words.ts';
import { builtInSettings } from '../../../shared/domain/policy/policy.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import { demoConversations, people } from '../support/demo-conversations.ts';

const now = Date.parse('2026-03-12T09:30:00Z');
const done: string[] = [];
const note = (what: string) => () => void done.push(what);
const facts: PaletteFacts = {
  session: {
    phase: 'ready', appVersion: '1', platform: 'linux', suggestedRelayUrl: null, person: people[0] ?? null, company: null, connection: { state: 'online', since: now, retryAt: null },
    cache: { place: 'disk', reason: null, rebuilt: null }, duty: { state: 'work', until: null, zone: 'UTC', shifts: [] }, policy: { revision: 1, refused: null, settings: builtInSettings('UTC') },
    clock: { now, skewMs: 0 }, desktop: { tray: true, asksClosing: false, zoomPercent: 100 }, settings: { ...usualPreferences, theme: 'dark', systemLocale: 'en' },
  },
  mac: false, actions: { palette: note('palette'), search: note('search'), close: note('close') }, conversations: demoConversations(now).summaries, places: ['inbox', 'settings'],
  colleagues: people.slice(1, 2), assignTo: (id) => void done.push(`assign ${id}`), open: (id) => void done.push(`open ${id}`), goTo: (place) => void done.push(`go ${place}`),
  togglePanel: note('panel'), store: (settings) => void done.push(JSON.stringify(settings)),
};
const english = createWords('en', 'en-GB', 'UTC');
const groups = (entries: ReturnType<typeof listPaletteEntries>, group: string) => entries.filter((entry) => entry.group === group).map(({ words }) => words);

describe('the lines of the palette', () => {
  const entries = listPaletteEntries(english, facts);

  it('begin with what can be done to the open conversation, and leave out what does nothing here', () => {
    expect(groups(entries, 'action')).toEqual(['Close, or open again', 'Search', 'Show or hide what is known about the contact']);
  });

  it('call a contact without a name by its number, and show a hostile name as one plain line', () => {
    const names = groups(entries, 'conversation');
    expect(names).toContain('+33 ••• ••91');
    expect(names.some((name) => /[\u202a-\u202e\n]/u.test(name))).toBe(false);
  });

  it('offer colleagues only while a conversation is open, and never the theme or language that is set', () => {
    expect(groups(entries, 'person')).toEqual(['Assign to Ana Ribeiro']);
    expect(groups(listPaletteEntries(english, { ...facts, assignTo: null }), 'person')).toEqual([]);
    expect(groups(entries, 'setting')).toEqual(['Theme: as the system', 'Theme: light', 'Language: German (Deutsch)']);
  });

  it('do what they say', () => {
    for (const id of ['place settings', 'theme light', `person ${people[1]?.id ?? ''}`]) entries.find((entry) => entry.id === id)?.run();
    expect(done).toEqual(['go settings', '{"theme":"light","locale":"system"}', `assign ${people[1]?.id ?? ''}`]);
  });
});
