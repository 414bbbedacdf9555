import { z } from 'zod';
import type { Profile } from '../profile/open-profile.ts';

const rectangle = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() });
const windowState = z.object({ bounds: rectangle, maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;
export type Rectangle = z.infer<typeof rectangle>;

export const smallestWindow = { width: 640, height: 480 } as const;
const fileName = 'window.json';

/** Where the window was; null when it was nowhere yet, or on a screen that is gone. */
export function readWindowState(profile: Profile, screens: readonly Rectangle[]): WindowState | null {
  try {
    const state = windowState.parse(JSON.parse(profile.read(fileName) ?? 'null'));
    return screens.some((screen) => isReachable(state.bounds, screen)) ? state : null;
  } catch {
    return null;
  }
}

export function storeWindowState(profile: Profile, state: WindowState): void {
  profile.write(fileName, `${JSON.stringify(state)}\n`);
}

/** Whether enough of the window's top lies on the screen to take hold of it. */
function isReachable(bounds: Rectangle, screen: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return visibleWidth >= 100 && bounds.y >= screen.y - 10 && bounds.y <= screen.y + screen.height - 60;
}
