import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuTexts } from '../text/menu-texts.ts';

/** What the menu does that the system does not do by itself. */
export type MenuActions = { readonly onSettings: () => void; readonly onZoom: (direction: 'in' | 'out' | 'usual') => void };

/** Before `ready`: Electron then spares itself a menu of its own, in English, which ours would replace. */
export function refuseUsualMenu(): void {
  Menu.setApplicationMenu(null);
}

/** Sets the application menu: the standard commands of the system, in the person's language. It carries the keyboard shortcuts of editing, so it is never absent. */
export function showMenu(parts: { readonly texts: MenuTexts; readonly isMac: boolean; readonly hasDevTools: boolean } & MenuActions): void {
  const { texts, isMac } = parts;
  const settings: MenuItemConstructorOptions = { label: texts.settings, accelerator: 'CmdOrCtrl+,', click: parts.onSettings };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(texts, settings)] : []),
    { label: texts.file, submenu: isMac ? [{ role: 'close', label: texts.close }] : [settings, { role: 'close', label: texts.close, accelerator: 'Ctrl+W' }, separator, { role: 'quit', label: texts.quit, accelerator: 'Ctrl+Q' }] },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        separator,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'pasteAndMatchStyle', label: texts.paste, accelerator: 'CmdOrCtrl+V' },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        ...zoomItems(parts),
        separator,
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...(parts.hasDevTools ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    { label: texts.window, role: 'window', submenu: [{ role: 'minimize', label: texts.minimize }, ...(isMac ? [{ role: 'zoom' as const, label: texts.fitWindow }, separator, { role: 'front' as const, label: texts.front }] : [])] },
    ...(isMac ? [] : [{ label: texts.help, submenu: [{ role: 'about' as const, label: texts.about }] }]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Every macOS program has this menu; the system knows its words only in the language of the system, not in the person's. */
function macMenu(texts: MenuTexts, settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: texts.about },
      separator,
      settings,
      separator,
      { role: 'services', label: texts.services },
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      separator,
      { role: 'quit', label: texts.quit },
    ],
  };
}

/** The sizes of text. The plus needs Shift on some keyboards and not on others, and has a key of its own on the number pad: all of them work, one is shown. */
function zoomItems({ texts, onZoom }: { readonly texts: MenuTexts } & Pick<MenuActions, 'onZoom'>): MenuItemConstructorOptions[] {
  const item = (direction: 'in' | 'out' | 'usual', label: string, [shown, ...others]: readonly string[]): MenuItemConstructorOptions[] => [
    { label, accelerator: `CmdOrCtrl+${shown}`, click: () => onZoom(direction) },
    ...others.map((key) => ({ label, accelerator: `CmdOrCtrl+${key}`, visible: false, acceleratorWorksWhenHidden: true, click: () => onZoom(direction) })),
  ];
  return [...item('usual', texts.actualSize, ['0', 'num0']), ...item('in', texts.zoomIn, ['Plus', '=', 'numadd']), ...item('out', texts.zoomOut, ['-', 'numsub'])];
}
