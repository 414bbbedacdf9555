import { Canvas, speck } from './canvas.ts';
import type { Colour } from './canvas.ts';

const ink: Colour = [38, 44, 54];
const thin: Colour = [120, 128, 140];

/** A two-room flat as agents draw it: thick walls, doors with their swing, windows, furniture. */
export function drawFloorPlan(): Canvas {
  const canvas = new Canvas(900, 700);
  canvas.shade((x, y) => {
    const paper = 250 - speck(x, y, 2) * 4;
    return [paper, paper, paper - 3];
  });
  const room = (colour: Colour, left: number, top: number, width: number, height: number): void => canvas.rectangle(colour, left, top, width, height);
  room([238, 232, 218], 90, 90, 420, 330); // living room
  room([222, 232, 238], 510, 90, 300, 250); // bedroom
  room([214, 230, 226], 510, 340, 300, 150); // bathroom
  room([236, 226, 220], 90, 420, 420, 190); // kitchen
  room([242, 240, 234], 510, 490, 300, 120); // hall
  for (let y = 102; y < 420; y += 22) canvas.line([226, 218, 200], [92, y], [508, y], 1.4);
  for (let x = 522; x < 810; x += 22) canvas.line([198, 216, 212], [x, 342], [x, 488], 1.2);
  for (let y = 352; y < 490; y += 22) canvas.line([198, 216, 212], [512, y], [808, y], 1.2);
  const wall = (from: readonly [number, number], to: readonly [number, number], thickness = 12): void => canvas.line(ink, from, to, thickness);
  wall([90, 90], [810, 90]);
  wall([810, 90], [810, 610]);
  wall([810, 610], [90, 610]);
  wall([90, 610], [90, 90]);
  wall([510, 90], [510, 240], 9);
  wall([510, 320], [510, 520], 9);
  wall([90, 420], [300, 420], 9);
  wall([380, 420], [510, 420], 9);
  wall([510, 340], [650, 340], 9);
  wall([730, 340], [810, 340], 9);
  wall([510, 490], [560, 490], 9);
  wall([640, 490], [810, 490], 9);
  for (const [from, to] of [[[180, 90], [330, 90]], [[590, 90], [720, 90]], [[90, 480], [90, 560]]] as const) {
    canvas.line([255, 255, 255], from, to, 13);
    canvas.line(ink, from, to, 2);
  }
  door(canvas, 510, 320, 80, 3);
  door(canvas, 300, 420, 80, 0);
  door(canvas, 560, 490, 80, 0);
  door(canvas, 650, 340, 80, 0);
  furniture(canvas);
  canvas.line(thin, [90, 652], [510, 652], 2);
  for (const x of [90, 300, 510]) canvas.line(thin, [x, 644], [x, 660], 2);
  return canvas;
}

/** A gap in the wall with the arc of the door leaf. @param quarter which quarter circle, 0 being right and down. */
function door(canvas: Canvas, x: number, y: number, width: number, quarter: number): void {
  canvas.paint(thin, (px, py) => {
    const [dx, dy] = quarter === 0 ? [px - x, py - y] : [px - x, y - py];
    return dx < 0 || dy < 0 ? 9 : Math.abs(Math.hypot(dx, dy) - width) - 1.2;
  }, { area: [x - 2, y - width - 2, x + width + 2, y + width + 2] });
  canvas.line(thin, [x, y], quarter === 0 ? [x, y + width] : [x + width, y], 3);
}

function furniture(canvas: Canvas): void {
  const outlined = (fill: Colour, left: number, top: number, width: number, height: number, radius: number): void => {
    canvas.rectangle(thin, left - 2, top - 2, width + 4, height + 4, radius + 2);
    canvas.rectangle(fill, left, top, width, height, radius);
  };
  outlined([246, 248, 250], 620, 110, 150, 180, 10); // bed
  outlined([255, 255, 255], 632, 118, 56, 40, 8);
  outlined([255, 255, 255], 702, 118, 56, 40, 8);
  outlined([180, 206, 208], 620, 186, 150, 104, 10);
  outlined([196, 210, 200], 130, 130, 78, 220, 16); // sofa
  outlined([214, 226, 218], 156, 146, 52, 90, 10);
  outlined([214, 226, 218], 156, 246, 52, 90, 10);
  outlined([226, 208, 178], 270, 190, 90, 110, 8); // table
  canvas.disc(thin, 420, 350, 42);
  canvas.disc([240, 226, 200], 420, 350, 40); // round table
  outlined([255, 255, 255], 670, 360, 128, 62, 26); // bath
  outlined([255, 255, 255], 530, 430, 44, 48, 14);
  outlined([228, 230, 232], 110, 556, 280, 44, 4); // kitchen worktop
  for (const x of [140, 176]) canvas.disc(thin, x, 578, 12);
  outlined([206, 218, 226], 240, 564, 60, 28, 8);
  outlined([244, 246, 248], 420, 530, 70, 70, 4);
}
