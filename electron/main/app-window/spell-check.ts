import { readdirSync } from 'node:fs';
import type { Session } from 'electron';
import { chooseSpelling } from './choose-spelling.ts';
import type { Spelling } from './choose-spelling.ts';

/** Checking of spelling in our fields. */
export type SpellCheck = {
  /** Takes over what the person wants; see `chooseSpelling`. */
  readonly apply: (wanted: readonly string[] | null) => void;
  readonly state: () => Spelling;
};

/** A name that no server ever has (RFC 2606): Chromium asks nobody for a dictionary. */
const nobody = 'https://dictionaries.invalid/';

/**
 * Sets up spelling for our windows. Nothing is ever loaded: without this Chromium would fetch dictionaries from its maker's server, which then knows who writes in which
 * language and when. No word is ever added to a dictionary either: it would lie on the disk in plain text.
 *
 * @param folder where Chromium keeps dictionaries; IT may lay some in.
 */
export function openSpellCheck(parts: { readonly session: Session; readonly platform: string; readonly folder: string; readonly systemLanguages: () => readonly string[] }): SpellCheck {
  const { session, platform } = parts;
  if (platform !== 'darwin') session.setSpellCheckerDictionaryDownloadURL(nobody);
  const choose = (wanted: readonly string[] | null): Spelling =>
    chooseSpelling({ platform, wanted, systemLanguages: parts.systemLanguages(), known: session.availableSpellCheckerLanguages, files: filesIn(parts.folder) });
  let state = choose([]);
  session.setSpellCheckerEnabled(false);
  return {
    apply: (wanted) => {
      const next = choose(wanted);
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      if (platform !== 'darwin' && state.languages.length > 0) session.setSpellCheckerLanguages([...state.languages]);
      session.setSpellCheckerEnabled(state.by === 'system' || state.by === 'dictionaries');
    },
    state: () => state,
  };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is no such folder as long as nobody laid a dictionary in.
    return [];
  }
}
