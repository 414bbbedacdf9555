/** As `ref` of the field in which a dialog begins: `showModal` looks for this attribute, which React does not write by itself. */
export function firstFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
