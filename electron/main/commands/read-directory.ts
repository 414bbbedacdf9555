import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import type { DeskInUse } from './desk-in-use.ts';

export function readDirectory(desk: DeskInUse): Handler<'directory.read'> {
  return async () => {
    const { people, teams, numbers } = valueOf(await desk().vault.call('directory.read', null));
    return succeed({ people: [...people], teams: [...teams], numbers: [...numbers] });
  };
}
