import { expect, it } from 'vitest';
import { decideVisibility } from '../../../../shared/domain/people/decide-visibility.ts';
import type { TeamId } from '../../../../shared/kernel/ids.ts';

const lettings = '01890000-0000-7000-8000-00000000000a' as TeamId;
const sales = '01890000-0000-7000-8000-00000000000b' as TeamId;

it.each([
  ['employee', [lettings], { visible: true, rule: 'own-team' }],
  ['manager', [lettings, sales], { visible: true, rule: 'own-team' }],
  ['employee', [sales], { visible: false, rule: 'other-team' }],
  ['admin', [lettings], { visible: false, rule: 'admin-sees-no-messages' }],
] as const)('an %s of %j', (role, teamIds, decision) => {
  expect(decideVisibility({ role, teamIds: [...teamIds] }, lettings)).toEqual(decision);
});
