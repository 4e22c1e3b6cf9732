/** Typed arrays and one JSON value in one file: read as bytes, without parsing what is not text. */
export interface Sections {
  json: unknown;
  arrays: Record<string, SectionArray>;
}

const TYPES = { Float64Array, Float32Array, Uint32Array, Int32Array, Uint8Array, Int8Array } as const;
type TypeName = keyof typeof TYPES;
export type SectionArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array | Int8Array;

const MAGIC = 'ZSHI0001';
const HEADER_BYTES = 24;

interface Entry {
  name: string;
  type: TypeName;
  length: number;
  at: number;
}

/**
 * Layout: magic, header length, total length, header JSON (directory and value), then every array at a multiple of 8
 * bytes.
 */
export function encodeSections({ json, arrays }: Sections): Buffer {
  const entries: Entry[] = [];
  let size = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries.push({ name, type: array.constructor.name as TypeName, length: array.length, at: size });
    size += aligned(array.byteLength);
  }
  const header = Buffer.from(JSON.stringify({ entries, json }), 'utf8');
  const base = HEADER_BYTES + aligned(header.length);
  const file = Buffer.alloc(base + size);
  file.write(MAGIC, 0, 'latin1');
  file.writeDoubleLE(header.length, 8);
  file.writeDoubleLE(file.length, 16);
  header.copy(file, HEADER_BYTES);
  for (const { name, at } of entries) {
    const array = arrays[name]!;
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + at);
  }
  return file;
}

/** Reads what {@link encodeSections} wrote; null when the bytes are not such a file or were cut off. */
export function decodeSections(file: Buffer): Sections | null {
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 8) !== MAGIC || file.readDoubleLE(16) !== file.length)
    return null;
  const headerLength = file.readDoubleLE(8);
  const header = JSON.parse(file.toString('utf8', HEADER_BYTES, HEADER_BYTES + headerLength)) as {
    entries: Entry[];
    json: unknown;
  };
  const base = HEADER_BYTES + aligned(headerLength);
  // One copy gives an aligned buffer of its own, which the arrays may then share and change.
  const bytes = new Uint8Array(file.subarray(base)).buffer;
  const arrays = Object.fromEntries(
    header.entries.map(({ name, type, length, at }) => [name, new TYPES[type](bytes, at, length)])
  );
  return { json: header.json, arrays };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
