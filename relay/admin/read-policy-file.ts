import type { z } from 'zod';
import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import { pushPolicyRequest } from '../../shared/protocol/policy.ts';
import { AdminProblem } from './relay-link.ts';

/** The settings in a file's text: bare, or inside a whole policy. Throws AdminProblem, which names the file and every place that is wrong. */
export function readPolicyFile(path: string, text: string): PolicySettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (/^\s*> /.test(text)) {
      throw new AdminProblem(`${path} is not JSON: npm's banner got into it (line 1 begins with '> '). Save it with: npm run admin -- policy save ${path}`);
    }
    throw new AdminProblem(`${path} is not JSON${placeOf(text)}`);
  }
  const settings = typeof json === 'object' && json !== null && 'settings' in json ? json.settings : json;
  const checked = pushPolicyRequest.safeParse({ settings });
  if (checked.success) return checked.data.settings;
  const places = checked.error.issues.flatMap((issue) => describe(issue, settings));
  throw new AdminProblem(`${path} is not a policy:\n${places.map((line) => `  ${line}`).join('\n')}`);
}

/**
 * V8 names a position or, for a character that fits nowhere, ten characters on either side of it. Line and column are what a person looks for.
 * Blanks around the text make sure that there are ten on both sides.
 */
function placeOf(text: string): string {
  const padding = ' '.repeat(50);
  let message = '';
  try {
    JSON.parse(padding + text + padding);
  } catch (error) {
    message = error instanceof Error ? error.message : '';
  }
  const named = /at position (\d+)/.exec(message)?.[1];
  const around = /, \.\.\."([\s\S]*)"\.\.\. is not valid JSON$/.exec(message)?.[1];
  const found = around === undefined ? -1 : (padding + text + padding).indexOf(around);
  const position = named !== undefined ? Number(named) - padding.length : found >= 0 ? found + 10 - padding.length : text.length;
  const before = text.slice(0, Math.min(position, text.trimEnd().length)).split('\n');
  return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** One line a place, in words; never the value that stands there. */
function describe(issue: z.core.$ZodIssue, settings: unknown): readonly string[] {
  const path = issue.path.slice(1);
  const place = path.join('.') || 'the settings';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${[...path, key].join('.')}: there is no such setting`);
    case 'invalid_type':
      return [isAbsent(settings, path) ? `${place}: is missing` : `${place}: must be ${typeWords[issue.expected] ?? issue.expected}`];
    case 'too_small':
      return [`${place}: must be ${String(issue.minimum)} or more`];
    case 'too_big':
      return [`${place}: must be ${String(issue.maximum)} or less`];
    case 'invalid_value':
      return [`${place}: ${isAbsent(settings, path) ? 'is missing; it must be' : 'must be'} one of ${issue.values.map(String).join(', ')}`];
    default:
      return [`${place}: must be ${issue.message}`];
  }
}

const typeWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text in quotes',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'a group in { }',
};

function isAbsent(settings: unknown, path: readonly PropertyKey[]): boolean {
  let value = settings;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
  return value === undefined;
}
