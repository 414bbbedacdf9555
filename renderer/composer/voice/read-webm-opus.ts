/** Elements of WebM that are entered; everything else is stepped over. Source: 'Matroska Element Specifications' (RFC 9559). */
const entered = new Set([0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]);
const codecPrivate = 0x63a2;
const blocks = new Set([0xa3, 0xa1]);
/** The two bits of a block's flags that say that several frames are laced together; a recorder never does that. */
const lacing = 0x06;

/** A recording's Opus packets in order, and the codec's own header (`OpusHead`). */
export type OpusRecording = { readonly head: Uint8Array; readonly packets: readonly Uint8Array[] };

/**
 * Takes the Opus packets out of what a MediaRecorder of Chromium writes (WebM, one track). Pure. Sizes that are left open, as a live recording does, are fine.
 *
 * @returns null when it is no such file.
 */
export function readWebmOpus(bytes: Uint8Array): OpusRecording | null {
  let head: Uint8Array | null = null;
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const id = readNumber(bytes, at, 'keep-marker');
    const size = id === null ? null : readNumber(bytes, at + id.length, 'drop-marker');
    if (id === null || size === null) break;
    const start = at + id.length + size.length;
    if (entered.has(id.value)) {
      at = start;
      continue;
    }
    // A live recording that was cut leaves its last element unfinished.
    if (size.isOpen || start + size.value > bytes.length) break;
    const content = bytes.subarray(start, start + size.value);
    if (id.value === codecPrivate) head = content;
    if (blocks.has(id.value)) {
      const track = readNumber(content, 0, 'drop-marker');
      // Track number, two bytes of time, one of flags.
      if (track === null || ((content[track.length + 2] ?? 0) & lacing) !== 0) return null;
      packets.push(content.subarray(track.length + 3));
    }
    at = start + size.value;
  }
  return head === null || packets.length === 0 || new TextDecoder('latin1').decode(head.subarray(0, 8)) !== 'OpusHead' ? null : { head, packets };
}

/** A number of EBML: its length stands in the zeros at its beginning. Source: RFC 8794, section 4. */
function readNumber(bytes: Uint8Array, at: number, marker: 'keep-marker' | 'drop-marker'): { readonly value: number; readonly length: number; readonly isOpen: boolean } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  const mask = 0xff >> length;
  let value = marker === 'keep-marker' ? first : first & mask;
  let isOpen = (first & mask) === mask;
  for (let index = 1; index < length; index += 1) {
    const next = bytes[at + index] ?? 0;
    value = value * 256 + next;
    isOpen = isOpen && next === 0xff;
  }
  return { value, length, isOpen };
}
