/** Degrees between two lines, and their distance in the drawing's units. */
const spacing = 0.005;
const unit = 48;
const [width, height] = [300, 110] as const;

/** Where the lines of a grid of meridians or parallels lie in a drawing whose middle is the place. Pure. */
export function gridLines(degrees: number, size: number): readonly number[] {
  const offset = (((degrees / spacing) % 1) + 1) % 1;
  const first = size / 2 - offset * unit;
  const from = first - Math.ceil(first / unit) * unit;
  return Array.from({ length: Math.ceil(size / unit) + 2 }, (_, index) => Math.round((from + index * unit) * 10) / 10).filter((at) => at >= 0 && at <= size);
}

/** The place on the grid of the globe, drawn from its coordinates alone: a sign for 'this is a place', not a map. Decoration. */
export function PlaceSketch({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  return (
    <svg className="place-sketch" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect className="place-ground" width={width} height={height} />
      {gridLines(longitude, width).map((x) => <line key={`x ${x}`} x1={x} y1="0" x2={x} y2={height} />)}
      {gridLines(-latitude, height).map((y) => <line key={`y ${y}`} x1="0" y1={y} x2={width} y2={y} />)}
      <circle className="place-reach" cx={width / 2} cy={height / 2} r="26" />
      <path className="place-pin" d={`M${width / 2} ${height / 2}c-9-11-13-17-13-24a13 13 0 0 1 26 0c0 7-4 13-13 24z`} />
      <circle className="place-eye" cx={width / 2} cy={height / 2 - 24} r="4.5" />
    </svg>
  );
}
