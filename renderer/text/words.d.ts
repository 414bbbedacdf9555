import { en } from './en.ts';
export type Language = 'en' | 'de';
type FullKey = keyof typeof en;
/** A key without its plural ending: `_zero`, `_one` and `_other` are chosen by `count`. */
export type TextKey = FullKey extends infer Key ? (Key extends `${infer Stem}_zero` | `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key) : never;
export type Values = Readonly<Record<string, string | number>>;
/**
 * Everything that turns facts into words for one person: the texts, the locale for numbers and dates, and the zone in which times are said
 * (undefined: the computer's own).
 */
export type Words = {
    readonly language: Language;
    readonly locale: string;
    readonly zone: string | undefined;
    readonly text: (key: TextKey, values?: Values) => string;
};
/** @param locale BCP 47, e.g. `en-GB`; its region decides how dates and numbers look. */
export declare function createWords(language: Language, locale: string, zone?: string): Words;
/** The person's own locale where it is of the chosen language, so that an English text keeps British or American dates. */
export declare function chooseLocale(language: Language, preferred: readonly string[]): string;
/** A stranger's words on one line of ours: control and direction characters and towers of marks removed. */
export declare function oneLine(stranger: string): string;
/** The same inside a sentence, isolated so that its direction cannot turn the sentence around. */
export declare function isolate(stranger: string): string;
export {};
