import { statSync } from 'node:fs';

/** Bytes of one line at most: a text of the longest line that intake accepts, written as JSON. */
const MOST = 134_217_728;
const LEAST = 65_536;

/**
 * The `maximum_object_size` for reading these JSON-lines files: DuckDB sets aside two buffers of that size before it
 * reads the first byte, which for a small file takes longer than reading it. No line is longer than its file.
 */
export function largestObject(paths: string[]): number {
  return Math.min(MOST, Math.max(LEAST, ...paths.map((path) => statSync(path).size)));
}
