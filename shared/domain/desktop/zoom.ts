/** Sizes in per cent, as browsers step through them. WCAG 1.4.4 asks for 200. */
const zoomSteps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

export const usualZoom = 100;
export const smallestZoom = zoomSteps[0];
export const largestZoom = 300;

/** The next size in a direction, or the usual one; at the end of the scale it stays. Pure. */
export function stepZoom(percent: number, direction: 'in' | 'out' | 'usual'): number {
  if (direction === 'usual') return usualZoom;
  const next = direction === 'in' ? zoomSteps.find((step) => step > percent) : zoomSteps.findLast((step) => step < percent);
  return next ?? (direction === 'in' ? largestZoom : smallestZoom);
}
