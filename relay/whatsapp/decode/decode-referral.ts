import type { ReferredProduct } from '../../../shared/domain/messages/message.ts';
import { readFields, readIdentifier, readText } from './read-field.ts';

/** Fields of a referral that are kept, by Meta's names. Source: Meta, 'messages webhook reference', referral. */
const names = ['source_url', 'source_id', 'source_type', 'headline', 'body', 'media_type', 'image_url', 'video_url', 'thumbnail_url', 'ctwa_clid', 'ref'];

/** The advertisement or post that the chat began from; texts only, as Meta names them, and the greeting as `welcome_message`. Null when there is none. */
export function decodeReferral(value: unknown): Readonly<Record<string, string>> | null {
  const fields = readFields(value);
  if (fields === null) return null;
  const entries = names.flatMap((name) => {
    const text = readText(fields[name]);
    return text === null ? [] : [[name, text] as const];
  });
  const welcome = readText(readFields(fields['welcome_message'])?.['text']);
  if (welcome !== null) entries.push(['welcome_message', welcome]);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** The product that a question is about; null when the context names none. */
export function decodeReferredProduct(context: unknown): ReferredProduct | null {
  const fields = readFields(readFields(context)?.['referred_product']);
  const productId = readIdentifier(fields?.['product_retailer_id'], 200);
  return productId === null ? null : { catalogueId: readIdentifier(fields?.['catalog_id'], 200), productId };
}
