import { chooseQuickReplyText } from '../../shared/domain/quick-replies/choose-quick-reply-text.ts';
import { fillQuickReply } from '../../shared/domain/quick-replies/fill-quick-reply.ts';
import { valuesOfPlaces } from '../../shared/domain/quick-replies/quick-reply-places.ts';
import type { QuickReply } from '../../shared/domain/quick-replies/quick-reply.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { readClock } from '../bridge/clock.ts';
import { useSession } from '../bridge/session-store.ts';
import { dateFormat } from '../text/formats.ts';
import { wishedLanguages } from '../text/wished-languages.ts';
import { oneLine } from '../text/words.ts';
import type { Words } from '../text/words.ts';

/** The words of a quick reply for a contact, now. `select`: the first place that waits for the writer, as `[start, end)` of the text. */
export function wordsForContact(reply: QuickReply, contact: Contact, words: Words): { readonly text: string; readonly select: { readonly start: number; readonly end: number } | null } {
  const chosen = chooseQuickReplyText(reply.texts, wishedLanguages(contact, words));
  const { session } = useSession.getState();
  const { text, open } = fillQuickReply(
    chosen?.body ?? '',
    valuesOfPlaces({
      contactName: oneLine(contact.displayName), myName: session?.person?.name ?? null, company: session?.company?.name ?? null,
      localHour: Number(dateFormat({ locale: 'en-GB', zone: words.zone }, { hour: '2-digit', hourCycle: 'h23' }).format(readClock())),
      // Words for everybody are in the language of the house.
      language: chosen?.language ?? words.language,
    }),
  );
  return { text, select: open[0] ?? null };
}
