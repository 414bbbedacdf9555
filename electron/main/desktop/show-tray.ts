/** Owner of Electron's `Tray`. */
import { Menu, nativeImage, Tray } from 'electron';
import type { NativeImage } from 'electron';
import { drawCount, emptyBitmap } from './draw-count.ts';
import type { TrayWords } from './word-tray.ts';

export type DeskTray = { readonly show: (words: TrayWords) => void; readonly remove: () => void };

/** Pixels at which panels draw icons on a dense screen; they shrink it themselves where they need less. */
const iconSize = 32;
/** macOS gives the menu bar 22 points and asks for some air. */
const macPoints = 18;

/** Puts our icon into the tray, or the menu bar. Where the system has none it is nowhere, and nothing fails. */
export function createTray(parts: { readonly icon: string; readonly platform: string; readonly onOpen: () => void; readonly onQuit: () => void }): DeskTray {
  const plain = nativeImage.createFromPath(parts.icon).resize({ width: iconSize, height: iconSize, quality: 'best' });
  const isMac = parts.platform === 'darwin';
  const imageFor = (count: number | null): NativeImage => {
    // macOS writes the count beside the icon.
    if (isMac) return plain.resize({ width: macPoints, height: macPoints });
    return count === null ? plain : withCount(plain, count);
  };
  const tray = new Tray(imageFor(null));
  let shown = '';
  tray.on('click', parts.onOpen);
  return {
    show: (words) => {
      const next = JSON.stringify(words);
      if (next === shown || tray.isDestroyed()) return;
      shown = next;
      tray.setImage(imageFor(words.count));
      tray.setToolTip(words.tooltip);
      if (isMac) tray.setTitle(words.count === null ? '' : ` ${words.count}`);
      const menu = Menu.buildFromTemplate([
        { label: words.open, click: parts.onOpen },
        { type: 'separator' },
        ...words.tells.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: words.quit, click: parts.onQuit },
      ]);
      tray.setContextMenu(menu);
    },
    remove: () => tray.destroy(),
  };
}

function withCount(icon: NativeImage, count: number): NativeImage {
  const drawn = drawCount({ size: iconSize, pixels: new Uint8Array(icon.toBitmap()) }, { count, discSize: 22 });
  return nativeImage.createFromBitmap(Buffer.from(drawn.pixels), { width: iconSize, height: iconSize });
}

/** The count alone, for the corner of a task bar button. */
export function countImage(count: number): NativeImage {
  const { pixels } = drawCount(emptyBitmap(iconSize), { count, discSize: iconSize });
  return nativeImage.createFromBitmap(Buffer.from(pixels), { width: iconSize, height: iconSize });
}
