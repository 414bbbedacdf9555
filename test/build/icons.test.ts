import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawMark } from '../../build/icons/draw-mark.ts';
import { ICONS } from '../../build/icons/icons.ts';

const project = join(import.meta.dirname, '../..');

describe('the icons', () => {
  it.each(ICONS)('$file is the mark, in its size', ({ file, size }) => {
    const kept = readFileSync(join(project, file));
    expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([size, size]);
    expect(kept.equals(drawMark(size))).toBe(true);
  });

  it('is what the package is made with', () => {
    expect(readFileSync(join(project, 'electron-builder.yml'), 'utf8')).toContain(`\nicon: ${ICONS[0].file}\n`);
  });
});
