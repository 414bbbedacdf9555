import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';

/** Asks with the system's own dialog where a file shall go. The dialog asks by itself before a file is replaced. @returns null when cancelled. */
export async function askSavePlace(window: BrowserWindow, name: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('downloads'), name), properties: ['createDirectory', 'showOverwriteConfirmation'] });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
