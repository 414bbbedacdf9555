import { fail } from '../shared/kernel/result.ts';
import type { Database } from './database/database.ts';
import { loadNumbers } from './directory/load-numbers.ts';
import type { EdgeFunctions } from './edge/edge.ts';
import type { Whatsapp } from './whatsapp/compose-whatsapp.ts';

/** Connects what people do with WhatsApp besides sending with the routes for it. */
export function composeNumbers({
  database,
  whatsapp,
}: {
  readonly database: Database;
  readonly whatsapp: Pick<Whatsapp, 'account'>;
}): Pick<EdgeFunctions, 'upload' | 'mark' | 'listTemplates' | 'block' | 'numbers'> {
  const { account } = whatsapp;
  return {
    upload: async (device, upload) => {
      const accepted = await account.acceptUpload(device.person, upload);
      if (accepted.ok) return accepted;
      const { kind, ...about } = accepted.error;
      return fail({ code: kind, about });
    },
    mark: (device, id, how) => account.mark(device.person, id, how),
    listTemplates: (company) => account.listTemplates(company),
    block: (device, id, act) => account.block(device.person, id, act),
    numbers: {
      list: async (company) => {
        const entries = await account.listStandings(company);
        const numbers = await loadNumbers(database, entries.map((entry) => entry.numberId));
        return {
          numbers: entries.flatMap(({ numberId, phoneNumberId, businessAccountId, standing, notices }) => {
            const number = numbers.get(numberId);
            return number === undefined ? [] : [{ number, phoneNumberId, businessAccountId, standing, notices: [...notices] }];
          }),
        };
      },
      readProfile: async (company, id) => account.readProfile(company, id),
      changeProfile: async (company, id, profile) => account.changeProfile(company, id, profile),
      syncTemplates: async () => account.syncTemplates(),
    },
  };
}
