/** 1980-01-01 00:00, the earliest time a ZIP entry can have, as its time and date words. */
const EARLIEST = 0x00210000;

/**
 * Sets the time of every entry of a ZIP file to 1980, so that the same workbook always has the same bytes. Changes
 * `zip` in place.
 */
export function timelessZip(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    zip.writeUInt32LE(EARLIEST, at + 12);
    zip.writeUInt32LE(EARLIEST, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
