import { open } from 'node:fs/promises';
import { decodeHead, HEAD_BYTES } from './inspect.ts';
import { splitText } from './split-records.ts';

const ROWS = 50;

/** The first fifty whole rows of a UTF-8, comma-separated file without header. */
export async function readHeadRows(path: string): Promise<string[][]> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(HEAD_BYTES);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const rows = splitText(decodeHead(buffer.subarray(0, bytesRead), 'utf-8'), ',');
    return (bytesRead === HEAD_BYTES ? rows.slice(0, -1) : rows).slice(0, ROWS).map((record) => record.fields);
  } finally {
    await file.close();
  }
}
