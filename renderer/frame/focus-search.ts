/** Puts the cursor into the search field: at once when it is there, so that no key typed after the shortcut is lost; else when it has been drawn. */
export function focusSearch(): void {
  const find = () => document.querySelector<HTMLInputElement>('#search-field');
  const field = find();
  if (field === null) requestAnimationFrame(() => find()?.focus());
  else field.focus();
  find()?.select();
}
