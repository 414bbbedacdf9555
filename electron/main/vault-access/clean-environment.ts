/**
 * What a child process gets of this one's environment: how to find programs, the language and the zone, and what Windows cannot start a process without.
 * Everything else stays here: an environment can be read by other programs of the same user and ends up in crash reports.
 */
const inherited = ['PATH', 'Path', 'LANG', 'LANGUAGE', 'TZ', 'SystemRoot', 'SYSTEMROOT', 'windir'];

export function cleanEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && (inherited.includes(entry[0]) || entry[0].startsWith('LC_')));
  return Object.fromEntries(kept);
}
