import type { SeededRandom } from './seeded-random.ts';

/**
 * Makes a message id of the shape that Meta's have: `wamid.` and base64 of a small record that holds the user's number in clear, a direction
 * (0x12 from the user, 0x11 from the business) and a random part in hexadecimal. Receivers must treat it as opaque and as personal data.
 *
 * @param user the number in digits, or the business-scoped user id of a user without a number.
 */
export function makeMessageId(user: string, direction: 'from-user' | 'from-business', random: SeededRandom): string {
  const unique = random.hex(direction === 'from-user' ? 20 : 18);
  const name = Buffer.from(user, 'utf8').subarray(0, 127);
  const record = Buffer.concat([
    Buffer.from([0x1c, 0x18, name.length]),
    name,
    Buffer.from([0x15, 0x02, 0x00, direction === 'from-user' ? 0x12 : 0x11, 0x18, unique.length]),
    Buffer.from(unique, 'latin1'),
    Buffer.from([0x00]),
  ]);
  return `wamid.${record.toString('base64')}`;
}
