import type { Session } from '../../shared/bridge/commands.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Words } from '../text/words.ts';
/** One thing that the strip says. `words` is the short form, `more` what it means and what to do. Most urgent first. */
export type StateNote = {
    readonly id: string;
    readonly tone: 'danger' | 'warn' | 'calm';
    readonly words: string;
    readonly more: string;
};
/** Says everything about line, numbers, policy, cache and clock that a person should know now; empty when all is well. Pure. */
export declare function describeState(words: Words, facts: {
    readonly session: Session;
    readonly numbers: readonly CompanyNumber[];
    readonly now: Instant;
}): readonly StateNote[];
