/* Draws the icons anew: `node build/icons/write-icons.ts`. They are kept in the repository; a test compares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawMark } from './draw-mark.ts';
import { ICONS } from './icons.ts';

const project = join(import.meta.dirname, '../..');
for (const { file, size } of ICONS) {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), drawMark(size));
}
