/** How a picture lies on its stage: `scale` 1 fits, `x` and `y` move its middle away from the middle of the stage. Pixels of the screen. */
export type ZoomPan = { readonly scale: number; readonly x: number; readonly y: number };
export type Point = { readonly x: number; readonly y: number };
/** Sizes in pixels of the screen; the picture's at scale 1. */
export type Stage = { readonly stage: { readonly width: number; readonly height: number }; readonly picture: { readonly width: number; readonly height: number } };

export const fitted: ZoomPan = { scale: 1, x: 0, y: 0 };
/** Beyond this a pixel of a photo is as large as a finger. */
export const mostScale = 8;

/** Changes the scale around a point, counted from the middle of the stage, so that what is under it stays under it. Pure. */
export function zoomAt(now: ZoomPan, factor: number, point: Point, stage: Stage): ZoomPan {
  const scale = Math.min(mostScale, Math.max(1, now.scale * factor));
  const by = scale / now.scale;
  return keepInSight({ scale, x: point.x - (point.x - now.x) * by, y: point.y - (point.y - now.y) * by }, stage);
}

/** Moves the picture, as far as there is something to see. Pure. */
export function panBy(now: ZoomPan, by: Point, stage: Stage): ZoomPan {
  return keepInSight({ ...now, x: now.x + by.x, y: now.y + by.y }, stage);
}

function keepInSight({ scale, x, y }: ZoomPan, { stage, picture }: Stage): ZoomPan {
  const reach = (size: number, room: number) => Math.max(0, (size * scale - room) / 2);
  const clamp = (value: number, most: number) => Math.min(most, Math.max(-most, value)) + 0;
  return { scale, x: clamp(x, reach(picture.width, stage.width)), y: clamp(y, reach(picture.height, stage.height)) };
}
