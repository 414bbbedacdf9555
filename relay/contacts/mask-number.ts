/** Calling codes of one and two digits (ITU-T E.164, list of assigned codes); every other one has three. */
const shortCodes =
  /^(?:1|7|20|27|30|31|32|33|34|36|39|40|41|43|44|45|46|47|48|49|51|52|53|54|55|56|57|58|60|61|62|63|64|65|66|81|82|84|86|90|91|92|93|94|95|98)/u;

/**
 * A phone number as a device may show it: calling code and the last two digits, e.g. `+49 ••• ••42`.
 *
 * @param phone digits alone, with the calling code.
 */
export function maskNumber(phone: string): string {
  const code = shortCodes.exec(phone)?.[0] ?? phone.slice(0, 3);
  // Of a number too short to hide anything, nothing is shown.
  return phone.length < code.length + 5 ? '•••' : `+${code} ••• ••${phone.slice(-2)}`;
}
