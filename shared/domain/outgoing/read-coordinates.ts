/** Degrees, WGS 84. */
export type Coordinates = { readonly latitude: number; readonly longitude: number };

const degrees = String.raw`(-?\d{1,3}(?:[.,]\d+)?)`;

/**
 * Where map services and people write a place, most exact first. Sources: RFC 5870 (`geo:`); the addresses of Google Maps (`!3d…!4d…` is the pin, `@…` only the middle of the
 * picture), Apple Maps (`ll=`, `coordinate=`), OpenStreetMap (`mlat`/`mlon`, `#map=`) and Bing (`cp=`).
 */
const forms: readonly RegExp[] = [
  new RegExp(`^geo:${degrees},${degrees}`, 'iu'),
  new RegExp(`!3d${degrees}!4d${degrees}`, 'u'),
  new RegExp(`[?&]mlat=${degrees}&mlon=${degrees}`, 'u'),
  new RegExp(`[?&](?:q|query|ll|sll|daddr|destination|coordinate|center)=(?:loc:)?${degrees}(?:,|%2C)\\+?${degrees}`, 'iu'),
  new RegExp(`[?&]cp=${degrees}~${degrees}`, 'u'),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/${degrees}/${degrees}`, 'u'),
  new RegExp(`@${degrees},${degrees}`, 'u'),
  /^(-?\d{1,3}(?:\.\d+)?)\s*°?\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?$/u,
  // As German writes it: comma for the fraction, so something else between the two.
  /^(-?\d{1,3},\d+)\s*°?\s*[; /]\s*(-?\d{1,3},\d+)\s*°?$/u,
];

/**
 * Reads a place out of what somebody pasted: two numbers, or the address of a map. Pure, and asks nobody: a shortened address (`maps.app.goo.gl`) says nothing by
 * itself.
 *
 * @returns null when there is no place in it, or none on Earth.
 */
export function readCoordinates(pasted: string): Coordinates | null {
  const text = pasted.trim().slice(0, 4000);
  for (const form of forms) {
    const match = form.exec(text);
    if (match === null) continue;
    const [latitude, longitude] = [match[1], match[2]].map((part) => Number((part ?? '').replace(',', '.')));
    if (latitude === undefined || longitude === undefined) continue;
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  }
  return null;
}
