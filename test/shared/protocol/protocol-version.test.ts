import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import * as administration from '../../../shared/protocol/administration.ts';
import * as changes from '../../../shared/protocol/changes.ts';
import * as handovers from '../../../shared/protocol/handovers.ts';
import * as notes from '../../../shared/protocol/notes.ts';
import * as presence from '../../../shared/protocol/presence.ts';
import * as triage from '../../../shared/protocol/triage.ts';
import * as enrolment from '../../../shared/protocol/enrolment.ts';
import * as errors from '../../../shared/protocol/errors.ts';
import * as contactCare from '../../../shared/protocol/contact-care.ts';
import * as contacts from '../../../shared/protocol/contacts.ts';
import * as identityQuestions from '../../../shared/protocol/identity-questions.ts';
import * as media from '../../../shared/protocol/media.ts';
import * as numbers from '../../../shared/protocol/numbers.ts';
import * as search from '../../../shared/protocol/search.ts';
import * as templates from '../../../shared/protocol/templates.ts';
import * as messages from '../../../shared/protocol/messages.ts';
import * as policy from '../../../shared/protocol/policy.ts';
import { protocolVersion } from '../../../shared/protocol/protocol-version.ts';
import * as quickReplies from '../../../shared/protocol/quick-replies.ts';
import * as stream from '../../../shared/protocol/stream.ts';
import { purgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';

const modules = { administration, changes, contactCare, contacts, enrolment, errors, handovers, identityQuestions, media, messages, notes, numbers, policy, presence, quickReplies, search, stream, templates, triage, receipts: { purgeReceipt } };
const recordUrl = new URL('./wire-hashes.json', import.meta.url);

/** SHA-256 of every schema of the wire, by name. */
function hashes(): Record<string, string> {
  const named: [string, string][] = [];
  for (const [module, exported] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(exported)) {
      if (!(value instanceof z.ZodType)) continue;
      const schema = JSON.stringify(z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }));
      named.push([`${module}.${name}`, createHash('sha256').update(schema).digest('hex').slice(0, 16)]);
    }
  }
  return Object.fromEntries(named.sort(([one], [other]) => one.localeCompare(other)));
}

it('the wire has not changed by accident: every schema has the hash recorded for this protocol version', async () => {
  const record = JSON.parse(await readFile(recordUrl, 'utf8')) as { version: number; schemas: Record<string, string> };
  // Changed on purpose? Give protocol-version.ts a line of history, then record what this test prints.
  expect({ version: protocolVersion, schemas: hashes() }).toEqual(record);
});

it('the wire has schemas at all', () => {
  expect(Object.keys(hashes()).length).toBeGreaterThan(15);
});
