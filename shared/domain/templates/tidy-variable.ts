/** A text as a template's variable takes it: Meta refuses line breaks, tabs and more than four blanks in a row (132018). Pure. */
export function tidyVariable(text: string): string {
  return text.trim().replace(/[\s\u2028\u2029]*[\n\r\u2028\u2029][\s\u2028\u2029]*/gu, ' ').replace(/\t/gu, ' ').replace(/ {5,}/gu, '    ');
}
