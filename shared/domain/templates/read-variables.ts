const place = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/gu;

/** The variables of a text, each once, in order of appearance. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(place)].map((match) => match[1] ?? ''))];
}

/** A text with its variables replaced; one without a value stays as it stands. */
export function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(place, (whole, key: string) => values.get(key) ?? whole);
}
