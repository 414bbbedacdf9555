/** A canonical prefix code: per symbol its length in bits (0: never used) and its code. */
export type PrefixCode = { readonly lengths: readonly number[]; readonly codes: readonly number[] };

/** Builds a Huffman code for the given frequencies. At least two symbols must occur. No code is longer than 15 bits. */
export function makePrefixCode(frequencies: readonly number[]): PrefixCode {
  const total = frequencies.reduce((sum, frequency) => sum + frequency, 0);
  // A floor of 1/512 of all keeps the tree flatter than 15, the longest code that WebP can hold.
  const least = total / 512;
  type Node = { readonly weight: number; readonly symbols: readonly number[] };
  let nodes: Node[] = frequencies.flatMap((frequency, symbol) => (frequency > 0 ? [{ weight: Math.max(frequency, least), symbols: [symbol] }] : []));
  const lengths = frequencies.map(() => 0);
  while (nodes.length > 1) {
    nodes = nodes.toSorted((a, b) => b.weight - a.weight);
    const [light, lighter] = [nodes.pop(), nodes.pop()];
    const symbols = [...(light?.symbols ?? []), ...(lighter?.symbols ?? [])];
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    nodes.push({ weight: (light?.weight ?? 0) + (lighter?.weight ?? 0), symbols });
  }
  return { lengths, codes: canonicalCodes(lengths) };
}

/** The codes that go with lengths, shorter ones first and by symbol among equals. */
export function canonicalCodes(lengths: readonly number[]): readonly number[] {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let length = 1; length <= 15; length += 1) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue;
      codes[symbol] = code;
      code += 1;
    }
    code <<= 1;
  }
  return codes;
}
