import { readFields, readList, readNumber, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import type { DecodedContent } from '../whatsapp-event.ts';

/** Reads an order from the catalogue; null when it names no product. Quantities and prices come as numbers or as texts. */
export function decodeOrder(message: Fields): DecodedContent | null {
  const part = readFields(message['order']);
  const items = readList(part?.['product_items']).flatMap((item) => {
    const fields = readFields(item);
    const productId = readText(fields?.['product_retailer_id']);
    if (fields === null || productId === null) return [];
    return [
      {
        productId,
        quantity: readNumber(fields['quantity']) ?? 1,
        unitPrice: readNumber(fields['item_price']) ?? 0,
        currency: readText(fields['currency']) ?? '',
      },
    ];
  });
  return part === null || items.length === 0 ? null : { kind: 'order', note: readWords(part['text']), items };
}
