import { useCallback, useEffect, useState } from 'react';
import type { ContactRecord } from '../../shared/bridge/contact-care.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { call } from '../bridge/call.ts';

type Record = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly record: ContactRecord };

/** What the company keeps about a contact: read when the panel opens, when the contact changes, when the line is back, and on request. What was read stays in sight. */
export function useRecord(contact: Contact, line: string): readonly [Record, () => void] {
  // The same contact comes anew with every message.
  const state = JSON.stringify(contact);
  const [answer, setAnswer] = useState<Record>({ state: 'loading' });
  const { id } = contact;
  const read = useCallback(() => {
    void call('contacts.record', { contactId: id }).then((result) => setAnswer((known) => (result.ok ? { state: 'ready', record: result.value } : known.state === 'ready' ? known : { state: 'failed' })));
  }, [id]);
  useEffect(read, [read, state, line]);
  return [answer, read];
}
