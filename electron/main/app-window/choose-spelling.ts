/**
 * What spelling is checked with. `by`: the checker of the system; dictionaries that lie on this computer; nothing, because there is no dictionary for any wished
 * language (`no-dictionary`) or the person wants none (`off`).
 */
export type Spelling = { readonly by: 'system' | 'dictionaries' | 'no-dictionary' | 'off'; readonly languages: readonly string[]; readonly available: readonly string[] };

/**
 * Decides in which languages spelling is checked. Pure.
 *
 * @param facts.wanted BCP 47 tags; null: the languages of the system; empty: not at all.
 * @param facts.known what Chromium can check when it has a dictionary, in its own spelling of the tags.
 * @param facts.files names of the files in the folder of dictionaries, e.g. `en-GB-10-1.bdic`.
 */
export function chooseSpelling(facts: {
  readonly platform: string;
  readonly wanted: readonly string[] | null;
  readonly systemLanguages: readonly string[];
  readonly known: readonly string[];
  readonly files: readonly string[];
}): Spelling {
  // macOS and Windows bring their checkers along. Elsewhere Chromium would load a dictionary from a server; we let it use what is here already, and nothing else.
  const hasOwn = facts.platform === 'darwin' || facts.platform === 'win32';
  const present = new Set(facts.files.flatMap((file) => /^([a-z]{2,3}(?:-[A-Z]{2})?)-\d+-\d+\.bdic$/u.exec(file)?.[1] ?? []));
  const available = hasOwn ? [...facts.known] : facts.known.filter((language) => present.has(language));
  if (facts.wanted?.length === 0) return { by: 'off', languages: [], available };
  const languages = [...new Set((facts.wanted ?? facts.systemLanguages).flatMap((language) => nearest(language, available) ?? []))];
  // The checker of macOS finds the language by itself.
  if (facts.platform === 'darwin') return { by: 'system', languages: [], available };
  if (languages.length === 0) return { by: 'no-dictionary', languages: [], available };
  return { by: hasOwn ? 'system' : 'dictionaries', languages, available };
}

/** The very tag, else the language without its region, else the same language of another region. */
function nearest(wanted: string, available: readonly string[]): string | undefined {
  const stem = wanted.split('-')[0]?.toLowerCase();
  return (
    available.find((language) => language.toLowerCase() === wanted.toLowerCase()) ?? available.find((language) => language.toLowerCase() === stem) ?? available.find((language) => language.split('-')[0]?.toLowerCase() === stem)
  );
}
