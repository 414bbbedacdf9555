import { Menu } from 'electron';
import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron';
import type { MenuTexts } from '../text/menu-texts.ts';

/** More would make a menu in which nobody finds anything. */
const mostSuggestions = 5;

/** Gives a page the menu of the right mouse button: corrections of a misspelled word and the commands of editing in a field, copying elsewhere. */
export function showEditMenu(contents: WebContents, texts: () => MenuTexts): void {
  contents.on('context-menu', (_event, about) => {
    const items = itemsFor(contents, about, texts());
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

function itemsFor(contents: WebContents, about: ContextMenuParams, texts: MenuTexts): MenuItemConstructorOptions[] {
  const { editFlags, misspelledWord } = about;
  if (!about.isEditable) return about.selectionText.trim() === '' ? [] : [{ label: texts.copy, role: 'copy', enabled: editFlags.canCopy }];
  const suggestions = about.dictionarySuggestions.slice(0, mostSuggestions);
  const corrections: MenuItemConstructorOptions[] =
    misspelledWord === '' ? [] : [
      ...(suggestions.length === 0 ? [{ label: texts.noSuggestion, enabled: false }] : suggestions.map((word) => ({ label: word, click: () => contents.replaceMisspelling(word) }))),
      { type: 'separator' },
    ];
  return [
    ...corrections,
    { label: texts.undo, role: 'undo', enabled: editFlags.canUndo },
    { label: texts.redo, role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { label: texts.cut, role: 'cut', enabled: editFlags.canCut },
    { label: texts.copy, role: 'copy', enabled: editFlags.canCopy },
    { label: texts.paste, role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
    { label: texts.selectAll, role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
