import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuTexts } from '../text/menu-texts.ts';

/** Sets the application menu: the standard commands of the system, in the person's language. It carries the keyboard shortcuts of editing, so it is never absent. */
export function showMenu(parts: { readonly texts: MenuTexts; readonly isMac: boolean; readonly hasDevTools: boolean }): void {
  const { texts, isMac } = parts;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: texts.file, submenu: [isMac ? { role: 'close', label: texts.close } : { role: 'quit', label: texts.quit }] },
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
        { role: 'resetZoom', label: texts.actualSize },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        separator,
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...(parts.hasDevTools ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    { label: texts.window, role: 'window', submenu: [{ role: 'minimize', label: texts.minimize }, ...(isMac ? [{ role: 'zoom' as const }] : [{ role: 'close' as const, label: texts.close }])] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
