import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { number } from '../../text/formats.ts';
import { useWords } from '../../text/use-words.tsx';
import type { Words } from '../../text/words.ts';

/** What the contact ordered, with the sum where all prices have one currency. */
export function OrderCard({ order }: { readonly order: Extract<MessageContent, { kind: 'order' }> }) {
  const words = useWords();
  const currencies = [...new Set(order.items.map((item) => item.currency))];
  const total = order.items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0);
  return (
    <div className="content-card">
      <p className="content-title">{words.text('order.title', { count: order.items.length })}</p>
      <dl className="content-fields">
        {order.items.map((item, index) => (
          <div key={`${item.productId} ${index}`}>
            <dt className="figures">{number(words, item.quantity)} × <bdi>{item.productId}</bdi></dt>
            <dd className="figures">{price(words, item.unitPrice, item.currency)}</dd>
          </div>
        ))}
        {currencies.length === 1 && currencies[0] !== undefined && <div className="order-total"><dt>{words.text('order.total')}</dt><dd className="figures">{price(words, total, currencies[0])}</dd></div>}
      </dl>
      {order.note !== null && order.note !== '' && <p><bdi>{order.note}</bdi></p>}
    </div>
  );
}

function price(words: Words, amount: number, currency: string): string {
  // The code comes from a message: what is not a currency must not bring the thread down.
  return /^[A-Z]{3}$/.test(currency) ? new Intl.NumberFormat(words.locale, { style: 'currency', currency }).format(amount) : `${number(words, amount)} ${currency}`;
}
