/**
 * The ways in which one phone number may be known. In three countries people dial something else than what WhatsApp calls the account. Source: Meta, 'Phone numbers'
 * (Brazil and Mexico may come back changed), and Argentina's mobile 9.
 *
 * - Brazil: the ninth digit of mobile numbers, `55 AA 9XXXXXXXX` or `55 AA XXXXXXXX`.
 * - Mexico: the old mobile prefix, `52 1 …` or `52 …`.
 * - Argentina: `54 9 …` or `54 …`.
 *
 * @param phone digits with the calling code.
 * @returns the number itself first.
 */
export function numberSpellings(phone: string): readonly string[] {
  const brazil = /^55(\d{2})(9?)(\d{8})$/.exec(phone);
  if (brazil !== null) return [phone, `55${brazil[1]}${brazil[2] === '' ? '9' : ''}${brazil[3]}`];
  const other = /^(?:(52)(1?)(\d{10})|(54)(9?)(\d{10}))$/.exec(phone);
  if (other === null) return [phone];
  const [code, mark, rest] = other[1] === undefined ? [other[4], other[5], other[6]] : [other[1], other[2], other[3]];
  return [phone, `${code}${mark === '' ? (code === '52' ? '1' : '9') : ''}${rest}`];
}
