import jpeg from 'jpeg-js';
import type { Canvas } from './canvas.ts';
import { drawBoilerDisplay } from './draw-boiler-display.ts';
import { drawDampWall } from './draw-damp-wall.ts';
import { drawFloorPlan } from './draw-floor-plan.ts';
import { drawHarbourSticker } from './draw-harbour-sticker.ts';
import { makeShortVideo } from './make-short-video.ts';
import { makeVoiceNote } from './make-voice-note.ts';
import { makeTenancyAgreement } from './tenancy-agreement-pdf.ts';

/** The files that customers can send. All are made by code; none is copied from anywhere. */
export type DrawingName = 'damp-wall' | 'boiler-display' | 'floor-plan' | 'tenancy-agreement' | 'voice-note' | 'short-video' | 'harbour-sticker';

type Drawn = { readonly bytes: Buffer; readonly mimeType: string };

const makers: Readonly<Record<DrawingName, () => Drawn>> = {
  'damp-wall': () => photograph(drawDampWall()),
  'boiler-display': () => photograph(drawBoilerDisplay()),
  'floor-plan': () => photograph(drawFloorPlan()),
  'tenancy-agreement': () => ({ bytes: makeTenancyAgreement(), mimeType: 'application/pdf' }),
  'voice-note': () => ({ bytes: makeVoiceNote(), mimeType: 'audio/ogg; codecs=opus' }),
  'short-video': () => ({ bytes: makeShortVideo(), mimeType: 'video/mp4' }),
  'harbour-sticker': () => ({ bytes: drawHarbourSticker(), mimeType: 'image/webp' }),
};

// Drawn once per process: the same name always gives the same bytes.
const drawn = new Map<DrawingName, Drawn>();

/** Makes a file, or returns the one made before. Takes a tenth to half a second the first time. */
export function drawMedia(name: DrawingName): Drawn {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const made = makers[name]();
  drawn.set(name, made);
  return made;
}

function photograph(canvas: Canvas): Drawn {
  return { bytes: jpeg.encode({ width: canvas.width, height: canvas.height, data: canvas.pixels }, 84).data, mimeType: 'image/jpeg' };
}
