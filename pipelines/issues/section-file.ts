import { createHash } from 'node:crypto';

/** Typed arrays and one JSON value in one file: read as bytes, without parsing what is not text. */
export interface Sections {
  json: unknown;
  arrays: Record<string, SectionArray>;
}

const TYPES = { Float64Array, Float32Array, Uint32Array, Int32Array, Uint8Array, Int8Array } as const;
type TypeName = keyof typeof TYPES;
export type SectionArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array | Int8Array;

const MAGIC = 'ZSHI0002';
/** Files of former versions, which end without a checksum. */
const FORMER_MAGIC = 'ZSHI0001';
const HEADER_BYTES = 24;
const CHECKSUM_BYTES = 32;

interface Entry {
  name: string;
  type: TypeName;
  length: number;
  at: number;
}

/**
 * Layout: magic, header length, total length, header JSON (directory and value), then every array at a multiple of 8
 * bytes, then the SHA-256 of all before it.
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
  const file = Buffer.alloc(base + size + CHECKSUM_BYTES);
  file.write(MAGIC, 0, 'latin1');
  file.writeDoubleLE(header.length, 8);
  file.writeDoubleLE(file.length, 16);
  header.copy(file, HEADER_BYTES);
  for (const { name, at } of entries) {
    const array = arrays[name]!;
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + at);
  }
  checksumOf(file).copy(file, file.length - CHECKSUM_BYTES);
  return file;
}

/** Reads what {@link encodeSections} wrote; null when the bytes are not such a file, were cut off or changed. */
export function decodeSections(file: Buffer): Sections | null {
  if (file.length < HEADER_BYTES || file.readDoubleLE(16) !== file.length) return null;
  const magic = file.toString('latin1', 0, 8);
  const isWhole = magic === MAGIC && checksumOf(file).equals(file.subarray(-CHECKSUM_BYTES));
  if (!isWhole && magic !== FORMER_MAGIC) return null;
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

function checksumOf(file: Buffer): Buffer {
  return createHash('sha256').update(file.subarray(0, -CHECKSUM_BYTES)).digest();
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
