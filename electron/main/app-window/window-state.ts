import { z } from 'zod';
import { largestZoom, smallestZoom, usualZoom } from '../../../shared/domain/desktop/zoom.ts';
import { onceOnly } from '../../../shared/kernel/once-only.ts';
import type { Profile } from '../profile/open-profile.ts';

const rectangle = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() });
export type Rectangle = z.infer<typeof rectangle>;
const windowState = z.object({
  bounds: rectangle.nullable(),
  maximized: z.boolean(),
  /** Per cent. It stands here and not among the settings of the cache, because a window is drawn before the cache is open, and also when it never opens. */
  zoom: z.number().int().min(smallestZoom).max(largestZoom).default(usualZoom),
});
export type WindowState = z.infer<typeof windowState>;

export const smallestWindow = { width: 640, height: 480 } as const;
const fileName = 'window.json';

/** How the window was left. `bounds` is null when it was nowhere yet, or on a screen that is gone; what is larger than its screen is cut to it. */
export function readWindowState(profile: Pick<Profile, 'read'>, screens: readonly Rectangle[]): WindowState {
  const stored = windowState.safeParse(parsed(profile.read(fileName)), onceOnly);
  if (!stored.success) return { bounds: null, maximized: false, zoom: usualZoom };
  const { bounds } = stored.data;
  return { ...stored.data, bounds: bounds === null ? null : place(bounds, screens) };
}

export function storeWindowState(profile: Pick<Profile, 'write'>, state: WindowState): void {
  profile.write(fileName, `${JSON.stringify(state)}\n`);
}

/** Where a window of these bounds goes: onto the screen that shows enough of its top to take hold of it; nowhere when there is none. Pure. */
export function place(bounds: Rectangle, screens: readonly Rectangle[]): Rectangle | null {
  const reachable = screens.filter((screen) => visibleWidth(bounds, screen) >= 100 && bounds.y >= screen.y - 10 && bounds.y <= screen.y + screen.height - 60);
  const [screen] = reachable.sort((one, other) => visibleWidth(bounds, other) - visibleWidth(bounds, one));
  if (screen === undefined) return null;
  // A window may lie across two screens; one that is larger than all of them was made on another one.
  const width = Math.max(smallestWindow.width, Math.min(bounds.width, Math.max(...screens.map((each) => each.width))));
  const height = Math.max(smallestWindow.height, Math.min(bounds.height, screen.height));
  return { x: bounds.x, y: Math.max(bounds.y, screen.y), width, height };
}

function visibleWidth(bounds: Rectangle, screen: Rectangle): number {
  return Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
