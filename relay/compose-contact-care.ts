import type { Contact } from '../shared/domain/contacts/contact.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { z } from 'zod';
import type { ConsentRequest, ContactRecord, contactNoteRequest, RevealResponse, revealRequest } from '../shared/protocol/contact-care.ts';
import { changeContact } from './contacts/change-contact.ts';
import { findVisibleContact } from './contacts/find-visible-contact.ts';
import { keepLanguage } from './contacts/keep-language.ts';
import { loadContactRecord } from './contacts/load-contact-record.ts';
import { recordConsent } from './contacts/record-consent.ts';
import { revealNumber } from './contacts/reveal-number.ts';
import { writeContactNote } from './contacts/write-contact-note.ts';
import type { Database } from './database/database.ts';
import type { DeviceCaller } from './edge/caller.ts';

/** What people look up and write down about a contact, as devices ask for it. */
export type ContactCareFunctions = {
  readonly reveal: (device: DeviceCaller, contactId: string, request: z.infer<typeof revealRequest>) => Promise<Result<RevealResponse, 'not-found'>>;
  readonly readRecord: (device: DeviceCaller, contactId: string) => Promise<Result<ContactRecord, 'not-found'>>;
  readonly keepLanguage: (device: DeviceCaller, contactId: string, language: string | null) => Promise<Result<Contact, 'not-found'>>;
  readonly writeNote: (device: DeviceCaller, contactId: string, request: z.infer<typeof contactNoteRequest>) => Promise<Result<Contact, 'not-found' | 'conflict'>>;
  readonly recordConsent: (device: DeviceCaller, contactId: string, request: ConsentRequest) => Promise<Result<Contact, 'not-found'>>;
};

/** Connects it with the clock and the maker of ids. */
export function composeContactCare({ database, now, newId }: { readonly database: Database; readonly now: () => number; readonly newId: () => string }): ContactCareFunctions {
  return {
    reveal: (device, contactId, request) => revealNumber(database, { person: device.person, deviceId: device.deviceId, contactId, ...request, id: newId(), now: now() }),
    readRecord: async (device, contactId) => {
      const visible = await findVisibleContact(database, device.person, contactId);
      return visible === null ? fail('not-found') : succeed(await loadContactRecord(database, device.person, contactId));
    },
    keepLanguage: (device, contactId, language) =>
      changeContact(database, { person: device.person, contactId, now: now() }, (transaction) => keepLanguage(transaction, contactId, language)),
    writeNote: (device, contactId, request) =>
      changeContact(database, { person: device.person, contactId, now: now() }, (transaction) => writeContactNote(transaction, { contactId, ...request, personId: device.person.id, now: now() })),
    recordConsent: (device, contactId, request) =>
      changeContact(database, { person: device.person, contactId, now: now() }, (transaction) =>
        recordConsent(transaction, { id: newId(), contactId, personId: device.person.id, request, now: now() }),
      ),
  };
}
