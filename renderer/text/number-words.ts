import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { NumberId } from '../../shared/kernel/ids.ts';
import { isolate } from './words.ts';
import type { Words } from './words.ts';

/** Our numbers by name, as a list in a sentence. Those that this person does not see are said once, as another number. Pure. */
export function numberNames(words: Words, ids: readonly NumberId[], known: readonly CompanyNumber[]): string {
  const names = ids.map((id) => known.find((number) => number.id === id)).map((number) => (number === undefined ? words.text('panel.blocked.elsewhere') : isolate(number.name)));
  return new Intl.ListFormat(words.locale).format([...new Set(names)]);
}
