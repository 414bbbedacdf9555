import { eventually } from '../../e2e/support/eventually.ts';
import { makeMessages } from './made-messages.ts';
import type { RelayProcess } from './relay-process.ts';

/** Messages in one webhook of Meta's: below the size that the relay takes. */
const perDelivery = 100;
/** Webhooks that are under way at once. */
const parallel = 4;

/**
 * Lets contacts write `count` messages to the relay, through its webhook, and waits until they are all in its event log: what a client that was away
 * finds when it comes back.
 *
 * @param phoneNumberId Meta's id of the number that they write to.
 */
export async function receiveNews(relay: RelayProcess, news: { readonly count: number; readonly contacts: number; readonly seed: number; readonly phoneNumberId: string }): Promise<void> {
  const maker = makeMessages(news.seed, []);
  const seconds = Math.floor(Date.now() / 1000);
  const stored = async (): Promise<number> =>
    Number(/relay_webhook_changes_total\{kind="message",result="stored"\} (\d+)/u.exec(await (await fetch(`${relay.url}/metrics`)).text())?.[1] ?? 0);
  let next = 0;
  const deliverAll = async (): Promise<void> => {
    while (next < news.count) {
      const from = next;
      next += perDelivery;
      await deliverTexts(
        relay,
        news.phoneNumberId,
        Array.from({ length: Math.min(perDelivery, news.count - from) }, (_, offset) => {
          const contact = Math.floor(maker.draw() * news.contacts);
          return { id: `wamid.news${from + offset}`, from: `4915100${String(contact).padStart(6, '0')}`, name: `Client ${contact}`, body: maker.words('de', 3 + Math.floor(maker.draw() * 20)), seconds };
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: parallel }, deliverAll));
  await eventually('the relay has stored all of them', async () => (await stored()) >= news.count, 1_200_000);
}

/** One client writes now: a conversation in which free text may be sent. */
export async function receiveFreshMessage(relay: RelayProcess, phoneNumberId: string): Promise<void> {
  const seconds = Math.floor(Date.now() / 1000);
  await deliverTexts(relay, phoneNumberId, [{ id: `wamid.fresh${seconds}`, from: '4915199999999', name: freshContactName, body: 'Good morning, is the flat still free?', seconds }]);
}

export const freshContactName = 'Fresh Writer';

type Text = { readonly id: string; readonly from: string; readonly name: string; readonly body: string; readonly seconds: number };

async function deliverTexts(relay: RelayProcess, phoneNumberId: string, texts: readonly Text[]): Promise<void> {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '49301234567', phone_number_id: phoneNumberId },
    contacts: texts.map((text) => ({ profile: { name: text.name }, wa_id: text.from })),
    messages: texts.map((text) => ({ from: text.from, id: text.id, timestamp: String(text.seconds), type: 'text', text: { body: text.body } })),
  };
  await relay.deliver({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] });
}
