/** Milliseconds of one frame by configuration number. Source: RFC 6716, section 3.1, table 2. */
const frameMs: readonly number[] = [
  ...[10, 20, 40, 60, 10, 20, 40, 60, 10, 20, 40, 60], ...[10, 20, 10, 20], ...[2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20, 2.5, 5, 10, 20],
];

/** How many samples at 48 kHz an Opus packet stands for; 0 for one that is broken. Source: RFC 6716, section 3.1 and 3.2. */
export function opusSamples(packet: Uint8Array): number {
  const [toc, count] = packet;
  if (toc === undefined) return 0;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (count ?? 0) & 63;
  return frames * (frameMs[toc >> 3] ?? 0) * 48;
}
