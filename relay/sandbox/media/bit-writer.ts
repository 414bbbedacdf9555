/** Collects bits. WebP packs them from the low end of each byte, H.264 from the high end. */
export class BitWriter {
  readonly #bytes: number[] = [];
  readonly #lowFirst: boolean;
  #used = 0;

  constructor(order: 'low-first' | 'high-first') {
    this.#lowFirst = order === 'low-first';
  }

  /** Writes the low `count` bits of a value, in the order of the format: lowest first, or highest first. */
  bits(value: number, count: number): void {
    for (let index = 0; index < count; index += 1) this.#bit((value >>> (this.#lowFirst ? index : count - 1 - index)) & 1);
  }

  /** Writes a prefix code, whose highest bit always comes first. */
  code(value: number, length: number): void {
    for (let index = length - 1; index >= 0; index -= 1) this.#bit((value >>> index) & 1);
  }

  /** Fills the byte with zeros. */
  align(): void {
    while (this.#used % 8 !== 0) this.#bit(0);
  }

  /** Whole bytes; the writer must be aligned. */
  bytes(values: Iterable<number>): void {
    for (const value of values) {
      this.#bytes.push(value);
      this.#used += 8;
    }
  }

  finish(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #bit(bit: number): void {
    const place = this.#used % 8;
    if (place === 0) this.#bytes.push(0);
    const last = this.#bytes.length - 1;
    this.#bytes[last] = (this.#bytes[last] ?? 0) | (bit << (this.#lowFirst ? place : 7 - place));
    this.#used += 1;
  }
}
