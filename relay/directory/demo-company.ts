import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import type { NewCompany } from './create-company.ts';

/** Meta's id of the demo number. The sandbox knows it too; it is fixed so that both ends meet without being introduced. */
export const demoPhoneNumberId = '106540352242922';

/** The letting agency that `npm start` shows. */
export const demoCompany: NewCompany = {
  name: 'Hafen & Haus',
  teamName: 'Lettings',
  people: [
    { name: 'Mara Lindqvist', role: 'employee' },
    { name: 'Jonas Okafor', role: 'manager' },
    { name: 'Ines Ferreira', role: 'admin' },
  ],
  number: {
    phoneNumberId: demoPhoneNumberId,
    // The sandbox's too.
    businessAccountId: '102290129340398',
    // From the range that Germany's regulator keeps free for films and examples (Bundesnetzagentur, 'Rufnummern für Medienproduktionen').
    displayPhoneNumber: '+49 40 66969123',
    name: 'Hafen & Haus Lettings',
  },
};

/** The demo's first policy. Working time is the whole week, so that whoever tries it at midnight sees it work. */
export function demoSettings(zone: string): PolicySettings {
  const wholeDay = [{ start: '00:00', end: '00:00' }];
  return {
    retention: { messageDays: 30, attachmentDays: 7 },
    quiet: { schedule: { zone, weekly: { mon: wholeDay, tue: wholeDay, wed: wholeDay, thu: wholeDay, fri: wholeDay, sat: wholeDay, sun: wholeDay } } },
    notify: { content: 'sender', sound: true },
  };
}
