/** The icons and their sizes in pixels: the package's, from which electron-builder makes those of every system, and the window's. */
export const ICONS = [
  { file: 'build/icons/icon.png', size: 512 },
  { file: 'renderer/public/icon.png', size: 256 },
] as const;
