import { describe, expect, it } from 'vitest';
import { rememberedFilter } from '../../../../shared/domain/conversations/remembered-filter.ts';
import { usualInboxFilter } from '../../../../shared/domain/preferences/usual-preferences.ts';
import { idOf } from '../../../support/cache-content.ts';

const [north, south] = [idOf('team', 1), idOf('team', 2)] as never[];

describe('the filter that the inbox had last', () => {
  it.each([
    ['a team that the person is in stays', south, [north, south], south],
    ['a team that they have left is forgotten', south, [north], null],
    ['no team stays no team', null, [north], null],
  ])('%s', (_name, teamId, teamIds, expected) => {
    const filter = { ...usualInboxFilter, view: 'team', unreadOnly: true, teamId } as const;
    expect(rememberedFilter(filter as never, teamIds as never)).toEqual({ ...filter, teamId: expected });
  });
});
