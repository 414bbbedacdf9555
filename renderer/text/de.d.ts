import type { en } from './en.ts';
/** Every text in German: written for German readers, formal, not word by word. */
export declare const de: Readonly<Record<keyof typeof en, string>>;
