/** Splits an Ogg stream into its pages' packets, written after RFC 3533 alone. */
export function readOgg(bytes: Buffer): { readonly packets: Buffer[]; readonly granule: number; readonly last: boolean } {
  const packets: Buffer[] = [];
  let [at, granule, last] = [0, 0, false];
  while (at < bytes.length) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`no page at ${at}`);
    granule = Number(bytes.readBigUInt64LE(at + 6));
    last = (bytes[at + 5] ?? 0) === 4;
    const lacing = [...bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0))];
    at += 27 + lacing.length;
    let start = at;
    for (const length of lacing) {
      at += length;
      if (length < 255) {
        packets.push(bytes.subarray(start, at));
        start = at;
      }
    }
  }
  return { packets, granule, last };
}
