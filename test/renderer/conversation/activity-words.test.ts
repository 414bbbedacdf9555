import { describe, expect, it } from 'vitest';
import { activityWords } from '../../../renderer/conversation/activity-words.ts';
import { contentPreview } from '../../../renderer/text/content-words.ts';
import { createWords } from '../../../renderer/text/words.ts';
import { idOf } from '../support/demo-conversations.ts';

const [me, other] = [idOf(1, 1) as never, idOf(1, 2) as never];
const words = createWords('en', 'en-GB', 'Europe/Berlin');
const said = (personId: never) =>
  activityWords({ words, people: [], ownId: me, contact: null }, { author: { kind: 'person', personId: other }, content: { kind: 'activity', act: 'assigned', personId, until: null }, now: 0 });

describe('what happened to a conversation, in a sentence', () => {
  it('names this person as one speaks to them', () => {
    expect(said(me)).toMatch(/ assigned this to you$/);
    expect(said(idOf(1, 3) as never)).toMatch(/ assigned this to \u2068A colleague\u2069$/);
  });
});

describe('a place in one line', () => {
  const place = (name: string | null, address: string | null) => contentPreview(words, { kind: 'location', latitude: 1, longitude: 2, name, address, });

  it('says its address once, also where the address holds the name', () => {
    expect(place('Ufergasse 12', 'Ufergasse 12, 10117 Berlin')).toBe('Location: Ufergasse 12, 10117 Berlin');
    expect(place('Quay', '10117 Berlin')).toBe('Location: Quay 10117 Berlin');
    expect(place('Quay', null)).toBe('Location: Quay');
  });
});
