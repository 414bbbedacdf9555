/**
 * Puts words into a field where the caret is, in place of what is selected, as if they had been typed: the field's own undo takes them back.
 */
export function insertText(field: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  field.focus();
  // The only way that the field remembers for undo; every engine that we run on has it.
  if (document.execCommand('insertText', false, words)) return;
  field.setRangeText(words, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
