import { readFields, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import type { DecodedContent } from '../whatsapp-event.ts';

/** Reads a tap on a template's quick reply; null when nothing of it is there. */
export function decodeTemplateButton(message: Fields): DecodedContent | null {
  const part = readFields(message['button']);
  const id = readText(part?.['payload']);
  const title = readText(part?.['text']);
  if (id === null && title === null) return null;
  return { kind: 'choice', source: 'template', id: id ?? '', title: title ?? id ?? '', description: null };
}

/**
 * Reads a tap on a reply button or a list row, or a form that was filled in. Any other answer that says in words what was chosen counts as a tap too;
 * null for the rest. From the phone app, what we offered comes back as an echo: its words are then shown.
 */
export function decodeInteractive(message: Fields): DecodedContent | null {
  const part = readFields(message['interactive']);
  if (part === null) return null;
  const button = readFields(part['button_reply']);
  if (button !== null) return readChoice('button', button);
  const row = readFields(part['list_reply']);
  if (row !== null) return readChoice('list', row);
  const form = readFields(part['nfm_reply']);
  if (form !== null) return readForm(form);
  const told = readText(part['type']);
  const answer = told === null ? null : readFields(part[told]);
  if (answer !== null && readWords(answer['title']) !== null) return readChoice('button', answer);
  const offered = readWords(readFields(part['body'])?.['text']);
  return offered === null ? null : { kind: 'text', body: offered };
}

function readChoice(source: 'button' | 'list', reply: Fields): DecodedContent | null {
  const id = readText(reply['id']);
  const title = readText(reply['title']);
  if (id === null && title === null) return null;
  return { kind: 'choice', source, id: id ?? '', title: title ?? id ?? '', description: readWords(reply['description']) };
}

/** `response_json` is JSON inside a string; it may be empty or not JSON at all, and then stands as one field. */
function readForm(form: Fields): DecodedContent {
  const name = readWords(form['name']) ?? 'flow';
  const answer = form['response_json'] ?? null;
  let parsed: unknown = answer;
  if (typeof answer === 'string') {
    try {
      parsed = JSON.parse(answer);
    } catch {
      return asOneField(name, readWords(answer));
    }
  }
  const answers = readFields(parsed);
  if (answers === null) return asOneField(name, parsed === null ? null : readWords(describeValue(parsed)));
  // The token is ours, made for the machine: it is no answer of the contact's. An address form has its fields one level down.
  const entries = Object.entries(answers)
    .flatMap(([field, value]) => (field === 'values' ? Object.entries(readFields(value) ?? { values: value }) : [[field, value] as const]))
    .filter(([field]) => field !== 'flow_token');
  return { kind: 'form', name, fields: entries.map(([field, value]) => ({ name: readText(field) ?? '', value: describeValue(value) })) };
}

function asOneField(name: string, text: string | null): DecodedContent {
  return { kind: 'form', name, fields: text === null ? [] : [{ name: 'response', value: text }] };
}

/** JSON's values as words: a list of plain ones with commas, anything deeper as JSON. */
function describeValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object' || value === null) return readText(value) ?? '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map(describeValue).join(', ');
  return readText(JSON.stringify(value)) ?? '';
}
