let table: Map<number, number> | undefined;

/** The two-byte part of GB18030, read back from the platform's own decoder. */
function twoByteTable(): Map<number, number> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder('gb18030');
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      if (text.length === 1 && text !== '\uFFFD' && !table.has(text.charCodeAt(0)))
        table.set(text.charCodeAt(0), lead * 256 + trail);
    }
  }
  return table;
}

/** Encodes text as GB18030. Throws RangeError for a character outside one and two bytes, which demo text never uses. */
export function encodeGb18030(text: string): Buffer {
  const map = twoByteTable();
  const bytes = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = map.get(unit);
    if (code === undefined) throw new RangeError(`Character U+${unit.toString(16)} has no two-byte GB18030 form`);
    bytes[length++] = code >> 8;
    bytes[length++] = code & 255;
  }
  return bytes.subarray(0, length);
}
