import { splitMarks } from './split-marks.ts';

/** A snippet with what was found highlighted; the direction of its writing stays inside. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }) {
  return <bdi>{splitMarks(text, marks).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>))}</bdi>;
}
