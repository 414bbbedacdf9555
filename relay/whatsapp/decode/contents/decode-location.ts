import { readFields, readNumber, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import { readWebAddress } from '../read-web-address.ts';
import type { DecodedContent } from '../whatsapp-event.ts';

/** Reads a location; null when it is not on the globe. */
export function decodeLocation(message: Fields): DecodedContent | null {
  const part = readFields(message['location']);
  const latitude = readNumber(part?.['latitude']);
  const longitude = readNumber(part?.['longitude']);
  if (part === null || latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const url = readWebAddress(part['url']);
  return { kind: 'location', latitude, longitude, name: readWords(part['name']), address: readWords(part['address']), ...(url === null ? {} : { url }) };
}
