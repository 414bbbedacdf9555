/**
 * Puts the cursor into a field that the same turn asks for: before the next key, so that nothing typed after a shortcut goes elsewhere. A field whose part of the page has to be
 * loaded first gets it with the next frame.
 *
 * @param select whether what the field holds is selected, so that what is typed takes its place.
 */
export function focusWhenDrawn(selector: string, select = false): void {
  const focus = (): boolean => {
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
    field?.focus();
    if (select) field?.select();
    return field !== null;
  };
  // What a key changes is drawn in a microtask, which was asked for before this one.
  queueMicrotask(() => {
    if (!focus()) requestAnimationFrame(focus);
  });
}
