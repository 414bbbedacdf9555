import { describe, expect, it } from 'vitest';
import { place, readWindowState, storeWindowState } from '../../../../electron/main/app-window/window-state.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 875 };
const onTheLeft = { x: -1920, y: -200, width: 1920, height: 1040 };
const window = { x: 100, y: 80, width: 1180, height: 780 };

describe('where the window goes', () => {
  it.each([
    ['where it was', window, [laptop], window],
    ['on the second screen, left of the first', { ...window, x: -1800, y: -100 }, [laptop, onTheLeft], { ...window, x: -1800, y: -100 }],
    ['across two screens', { ...window, x: -400 }, [laptop, onTheLeft], { ...window, x: -400 }],
    ['nowhere: its screen is gone', { ...window, x: -1800 }, [laptop], null],
    ['nowhere: its top is below the screen', { ...window, y: 860 }, [laptop], null],
    ['nowhere: a corner of a few pixels is left', { ...window, x: 1400 }, [laptop], null],
    ['cut to a smaller screen', { x: 0, y: 0, width: 3840, height: 2100 }, [laptop], { x: 0, y: 0, width: 1440, height: 875 }],
    ['its bar below that of the system', { ...window, y: -8 }, [laptop], { ...window, y: 0 }],
    ['nowhere without a screen', window, [], null],
  ])('%s', (_name, bounds, screens, expected) => {
    expect(place(bounds, screens)).toEqual(expected);
  });

  it('is kept with the size of the text, which stays when the screen is gone', () => {
    let file: string | null = null;
    const profile = { read: () => file, write: (_name: string, text: string) => { file = text; return true; } };
    storeWindowState(profile, { bounds: { ...window, x: -1800 }, maximized: true, zoom: 150 });
    expect(readWindowState(profile, [laptop])).toEqual({ bounds: null, maximized: true, zoom: 150 });
  });

  it.each([['no file', null], ['no JSON', '{'], ['a size that no window has', '{"bounds":null,"maximized":false,"zoom":9000}'], ['half a rectangle', '{"bounds":{"x":1},"maximized":false}']])('%s counts as never opened', (_name, text) => {
    expect(readWindowState({ read: () => text }, [laptop])).toEqual({ bounds: null, maximized: false, zoom: 100 });
  });

  it('what an earlier version kept is still good', () => {
    expect(readWindowState({ read: () => JSON.stringify({ bounds: window, maximized: false }) }, [laptop])).toEqual({ bounds: window, maximized: false, zoom: 100 });
  });
});
