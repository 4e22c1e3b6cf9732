import { open } from 'node:fs/promises';

/** A part of a file in bytes, end exclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

const NEWLINE = 0x0a;

/** Cuts a file into `parts` ranges of about equal size that begin and end at line ends. */
export async function lineRanges(path: string, parts: number): Promise<ByteRange[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const cuts = [0];
    for (let part = 1; part < parts; part++)
      cuts.push(Math.max(cuts[part - 1] as number, await nextLine(Math.floor((size * part) / parts))));
    cuts.push(size);
    return cuts.slice(1).map((end, i) => ({ start: cuts[i] as number, end }));

    async function nextLine(from: number): Promise<number> {
      const buffer = Buffer.alloc(1 << 16);
      for (let at = from; at < size; at += buffer.length) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
        const found = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
        if (found >= 0) return at + found + 1;
      }
      return size;
    }
  } finally {
    await file.close();
  }
}
