import { readFields, readIdentifier, readList, readNumber, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import type { DecodedContent } from '../whatsapp-event.ts';

/** Reads an order from the catalogue; null when it neither names a product nor says anything. Quantities and prices come as numbers or as texts. */
export function decodeOrder(message: Fields): DecodedContent | null {
  const part = readFields(message['order']);
  if (part === null) return null;
  const items = readList(part['product_items']).flatMap((item) => {
    const fields = readFields(item);
    const productId = readText(fields?.['product_retailer_id']);
    if (fields === null || productId === null) return [];
    return [
      {
        productId,
        quantity: readAmount(fields['quantity']) ?? 1,
        unitPrice: readAmount(fields['item_price']) ?? 0,
        currency: (readText(fields['currency']) ?? '').slice(0, 20),
      },
    ];
  });
  const note = readWords(part['text']);
  if (items.length === 0 && note === null) return null;
  const catalogueId = readIdentifier(part['catalog_id'], 200);
  return { kind: 'order', note, items, ...(catalogueId === null ? {} : { catalogueId }) };
}

/**
 * A number, also as a text with a decimal comma or with marks between thousands: `3.5`, `3,50`, `1.299,00`, `1,299.00`. A single mark before exactly
 * three digits could be either and is read as Meta writes prices: a point is the decimal point, a comma divides thousands.
 */
function readAmount(value: unknown): number | null {
  const plain = readNumber(value);
  if (plain !== null || typeof value !== 'string') return plain;
  const text = value.replace(/[^0-9.,-]/gu, '');
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma > point && (point !== -1 || !/,\d{3}$/u.test(text))) return readNumber(text.replaceAll('.', '').replace(',', '.'));
  return readNumber(text.replaceAll(',', ''));
}
