import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../shared/bridge/session.ts';
import { drawCount, emptyBitmap } from '../../../../electron/main/desktop/draw-count.ts';
import { wordTray } from '../../../../electron/main/desktop/word-tray.ts';
import { desktopTexts } from '../../../../electron/main/text/desktop-texts.ts';

const now = Date.UTC(2026, 10, 27, 9);
const session = (part: { readonly state?: 'work' | 'quiet'; readonly until?: number | null; readonly line?: Session['connection']['state']; readonly phase?: Session['phase'] }): Session =>
  ({
    phase: part.phase ?? 'ready',
    duty: { state: part.state ?? 'work', until: part.until === undefined ? Date.UTC(2026, 10, 27, 17) : part.until, zone: 'Europe/Berlin', shifts: [] },
    connection: { state: part.line ?? 'online', since: now, retryAt: null },
    clock: { now, skewMs: 0 },
  }) as unknown as Session;
const words = (part: Parameters<typeof session>[0], count: number | null, language: 'en' | 'de' = 'en') => wordTray({ session: session(part), count, texts: desktopTexts[language], locale: language === 'en' ? 'en-GB' : 'de-DE' });

describe('the words of the tray', () => {
  it('count at work', () => {
    expect(words({}, 3)).toEqual({ tooltip: 'Deskline\n3 unread messages\nAt work until 18:00', open: 'Open Deskline (3 unread)', tells: ['At work until 18:00'], quit: 'Quit', count: 3 });
    expect(words({}, 1, 'de').tooltip).toBe('Deskline\n1 ungelesene Nachricht\nIm Dienst bis 18:00');
  });

  it.each([
    ['off duty, whatever the count', { state: 'quiet' as const, until: Date.UTC(2026, 10, 30, 7) }, 7, 'Deskline\nOff until Monday 08:00'],
    ['blanked by the arbiter', {}, null, 'Deskline\nAt work until 18:00'],
    ['nothing unread', {}, 0, 'Deskline\nAt work until 18:00'],
    ['off without an end', { state: 'quiet' as const, until: null }, null, 'Deskline\nOff'],
    ['offline', { line: 'offline' as const }, null, 'Deskline\nAt work until 18:00\nOffline: answers wait on this computer'],
    ['not enrolled', { phase: 'enrol' as const }, 5, 'Deskline\nNot connected to your company yet'],
  ])('%s: no count', (_name, part, count, tooltip) => {
    const said = words(part, count);
    expect(said).toMatchObject({ tooltip, count: null, open: 'Open Deskline' });
    expect(JSON.stringify(said)).not.toMatch(/unread/);
  });
});

describe('the picture of a count', () => {
  const lit = (count: number) => {
    const { pixels } = drawCount(emptyBitmap(32), { count, discSize: 22 });
    const rows = Array.from({ length: 32 }, (_row, y) => Array.from({ length: 32 }, (_dot, x) => (pixels[(y * 32 + x) * 4 + 3] === 0 ? ' ' : pixels[(y * 32 + x) * 4] === 255 ? '#' : '.')).join(''));
    return rows;
  };

  it('is a disc in the corner with the digits on it, inside the disc', () => {
    const rows = lit(4);
    expect(rows.slice(0, 10).join('').trim()).toBe('');
    expect(rows.every((row) => row.startsWith('          '))).toBe(true);
    const digit = rows.filter((row) => row.includes('#'));
    expect(digit.length).toBe(10);
    expect(digit.map((row) => row.replaceAll(/[. ]/g, ''))).toEqual(['####', '####', '####', '####', '######', '######', '##', '##', '##', '##']);
  });

  it('tells 1 to 9 apart, and says 9+ for more', () => {
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => lit(count).join('\n'))).size).toBe(10);
    expect(lit(10)).toEqual(lit(250));
  });
});
