/**
 * A language code in the form in which codes are compared: Meta writes `en-US` in some webhooks and `en_US` in its lists.
 * For comparing only; sending needs the code exactly as the list has it.
 */
export function comparableLanguage(code: string): string {
  return code.trim().replaceAll('-', '_').toLowerCase();
}
